package dev.platform.cli.service;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.gitops.CascadingDeletion;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Report;
import dev.platform.cli.scaffold.ChangedPods;
import dev.platform.cli.scaffold.Landed;
import org.jspecify.annotations.Nullable;

/**
 * A service that was taken away, or would be.
 *
 * @param revision the commit; null when it was only looked at
 * @param request where the pull request is read that the commit waits in; null where it
 * is on the branch, or nowhere
 * @param pruned what goes with it, in each environment
 * @param pods what becomes of those that run, in each environment where that changes
 */
record DeletedService(String service, @Nullable String revision, @Nullable String request, List<Pruning> pruned,
		SortedMap<String, String> files, List<ChangedPods> pods, @JsonIgnore String summary) implements Report {

	static DeletedService of(ServiceName name, Landed landed, List<Pruning> pruned) {
		return new DeletedService(name.value(), landed.revision(), landed.request(), pruned, landed.files().marks(),
				landed.pods(), "%s %s: %s\n%s\n%s%s".formatted(landed.told("Deleted", "delete"), name, landed.text(),
						list(pruned), landed.details(), byHand(name, pruned)));
	}

	private static String byHand(ServiceName name, List<Pruning> pruned) {
		return pruned.stream()
			.filter(Pruning::kept)
			.map((pruning) -> "\nTo take it out of %s, once that is committed:\n  kubectl %s".formatted(
					pruning.environment(),
					String.join("\n  kubectl ",
							new CascadingDeletion("%s-%s".formatted(pruning.environment(), name)).commands())))
			.collect(Collectors.joining());
	}

	/** A line for each environment. */
	static String list(List<Pruning> pruned) {
		return pruned.stream().map(Pruning::text).collect(Collectors.joining("\n"));
	}

	static String inOneLine(List<Pruning> pruned) {
		return pruned.stream()
			.map((pruning) -> "%d objects in %s".formatted(pruning.objects().size(), pruning.environment()))
			.collect(Collectors.joining(", "));
	}

	@Override
	public String text() {
		return this.summary;
	}

}
