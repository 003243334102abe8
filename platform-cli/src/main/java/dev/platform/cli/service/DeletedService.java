package dev.platform.cli.service;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.gitops.CascadingDeletion;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Report;
import dev.platform.cli.scaffold.Landed;
import org.jspecify.annotations.Nullable;

/**
 * A service that was taken away, or would be.
 *
 * @param revision the commit; null when it was only looked at
 * @param pruned what goes with it, in each environment
 */
record DeletedService(String service, @Nullable String revision, List<Pruning> pruned, SortedMap<String, String> files,
		@JsonIgnore String summary) implements Report {

	static DeletedService of(ServiceName name, Landed landed, List<Pruning> pruned) {
		return new DeletedService(name.value(), landed.revision(), pruned, landed.files().marks(),
				"%s %s: %s\n%s\n%s%s".formatted((landed.revision() != null) ? "Deleted" : "Would delete", name,
						landed.text(), list(pruned), landed.files().text(), byHand(name, pruned)));
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
