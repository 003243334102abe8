package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.promotion.history.Action;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * Takes a commit back, unless somebody has changed the same services since.
 */
record Undo(GitRemote remote) {

	/**
	 * The intent to bring back what was there before a commit.
	 * @param done what the commit did, and no more: what others had done already is
	 * theirs
	 */
	Intent intent(GitopsRepository at, Intent done, String revision, String reason) {
		List<Commit> history = this.remote.history(at.snapshot(), "gitops/overlays/" + done.environment());
		List<String> revisions = history.stream().map(Commit::revision).toList();
		int index = revisions.indexOf(revision);
		if (index < 0) {
			throw Problem.failed("it is no longer on the branch", "git log");
		}
		Snapshot before = this.remote.snapshot(history.get(index).parents().getFirst());
		List<ReleaseStep> steps = done.steps()
			.stream()
			.map((step) -> new ReleaseStep(step.service(), step.after(),
					new Overlay(before, done.environment(), step.service()).release()))
			.toList();
		List<Trailer> trailers = new ArrayList<>(List.of(new Trailer(Trailer.REVERTS, revision)));
		if (index + 1 < revisions.size()) {
			trailers.add(new Trailer(Trailer.RESTORES, revisions.get(index + 1)));
		}
		trailers.add(new Trailer(Trailer.REASON, reason));
		return new Intent(Action.REVERT, done.environment(), null, steps, false, trailers);
	}

}
