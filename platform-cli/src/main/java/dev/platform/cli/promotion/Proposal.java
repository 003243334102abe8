package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Report;
import dev.platform.cli.promotion.history.Action;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits in a pull request.
 *
 * @param source the environment the releases come from, or null
 * @param revision the commit that is proposed
 * @param request where the pull request is read
 * @param updated whether it was open before
 */
record Proposal(Action action, String environment, @Nullable String source, String revision, String request,
		boolean updated, List<ReleaseChange> releases) implements Report {

	@Override
	public String text() {
		return "%s: commit %s%n%s%n%s %s".formatted(
				this.action.proposed(this.releases.size(), this.environment, this.source),
				Revisions.abbreviated(this.revision), ReleaseLine.indented(this.releases),
				this.updated ? "Updated" : "Opened", this.request);
	}

}
