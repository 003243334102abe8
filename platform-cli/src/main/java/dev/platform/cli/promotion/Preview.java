package dev.platform.cli.promotion;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.output.Report;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do, computed the way the commit is.
 */
record Preview(Action action, String environment, @Nullable String source, List<ReleaseChange> releases,
		List<ResourceDifference> resources) implements Report {

	@Override
	public String text() {
		if (this.releases.isEmpty()) {
			return this.action.nothing(this.environment, this.source);
		}
		String differences = this.resources.stream().map(ResourceDifference::text).collect(Collectors.joining("\n\n"));
		return "%s%n%s%n%n%s".formatted(this.action.conditional(this.releases.size(), this.environment, this.source),
				ReleaseLine.indented(this.releases), differences);
	}

}
