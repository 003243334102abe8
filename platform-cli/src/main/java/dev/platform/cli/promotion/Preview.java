package dev.platform.cli.promotion;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.output.Report;
import dev.platform.cli.promotion.history.Action;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do, computed the way the commit is.
 *
 * @param source the environment the releases come from, or null
 * @param revision the commit it would be made on
 * @param files what the commit edits, all of it
 * @param resources what becomes of what these files render to
 */
record Preview(Action action, String environment, @Nullable String source, String revision,
		List<ReleaseChange> releases, List<FileChange> files, List<ResourceDifference> resources,
		Verdict verdict) implements Report {

	@Override
	public String text() {
		if (this.releases.isEmpty()) {
			return nothing();
		}
		String differences = this.resources.stream().map(ResourceDifference::text).collect(Collectors.joining("\n\n"));
		String edits = this.files.stream().map((file) -> "  " + file.text()).collect(Collectors.joining("\n"));
		return "%s%n%s%n%n%s%n%nFiles%n%s%n%nVerdict%n%s".formatted(headline(), ReleaseLine.indented(this.releases),
				differences, edits, this.verdict.text());
	}

	@Override
	public String markdown() {
		return new MarkdownPreview(this).text();
	}

	String headline() {
		return this.action.conditional(this.releases.size(), this.environment, this.source);
	}

	String nothing() {
		return this.action.nothing(this.environment, this.source);
	}

}
