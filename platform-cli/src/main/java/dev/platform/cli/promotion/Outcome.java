package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Report;
import dev.platform.cli.promotion.history.Action;
import org.jspecify.annotations.Nullable;

/**
 * What a change did.
 *
 * @param source the environment the releases came from, or null
 * @param revision the commit that did it; null when there was nothing to do
 */
record Outcome(Action action, String environment, @Nullable String source, @Nullable String revision,
		List<ReleaseChange> releases) implements Report {

	static Outcome of(Intent intent, @Nullable String revision, List<ReleaseStep> done) {
		return new Outcome(intent.action(), intent.environment().value(),
				(intent.source() != null) ? intent.source().value() : null, revision,
				done.stream().map(ReleaseChange::of).toList());
	}

	@Override
	public String text() {
		if (this.revision == null) {
			return this.action.nothing(this.environment, this.source);
		}
		return "%s: commit %s%n%s".formatted(this.action.past(this.releases.size(), this.environment, this.source),
				Revisions.abbreviated(this.revision), ReleaseLine.indented(this.releases));
	}

}
