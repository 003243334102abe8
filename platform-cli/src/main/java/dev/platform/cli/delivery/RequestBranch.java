package dev.platform.cli.delivery;

import java.util.Optional;

import dev.platform.cli.forge.OpenRequest;
import dev.platform.cli.forge.PullRequest;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.ChangeName;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * The branch of one pull request, which holds a single commit of this tool. The next
 * takes its place; what somebody else has put there stays.
 */
public record RequestBranch(GitRemote remote, PullRequests requests, String name) {

	/** Whether its request is neither merged nor closed. */
	public boolean isOpen() {
		return this.requests.find(this.name, target()).isPresent();
	}

	/** What it holds now; nothing where there is no such branch. */
	public Optional<Snapshot> tip() {
		return this.remote.fetch(this.name);
	}

	/**
	 * The commit that waits there to be merged; nothing where none does. A problem where
	 * it is not one of ours, or not as it was made: that is somebody's work, which is not
	 * thrown away.
	 * @param head the branch that the request is for
	 */
	public Optional<Commit> waiting(Snapshot tip, boolean open, Snapshot head) {
		Commit last = this.remote.history(tip, "", 1).getFirst();
		boolean ours = last.revision().equals(tip.revision()) && isAsItWasMade(last, tip, head);
		if (!ours && !this.remote.contains(head.revision(), tip.revision())) {
			throw open
					? Problem.refused("somebody has changed the open pull request by hand: commit " + tip.revision(),
							"merge or close it, then repeat the command")
					: Problem.refused(
							"somebody has put commit %s on %s, which no pull request is open for"
								.formatted(tip.revision(), this.name),
							"git push %s --delete %s, if nobody needs it; then repeat the command"
								.formatted(this.remote.location(), this.name));
		}
		return (ours && open) ? Optional.of(last) : Optional.empty();
	}

	private boolean isAsItWasMade(Commit commit, Snapshot tip, Snapshot head) {
		return commit.value(Trailer.CHANGE)
			.map(ChangeName::new)
			.flatMap((name) -> this.remote.parent(tip)
				.filter((base) -> isOfTarget(base, head))
				.filter((base) -> name.fits(tip, this.remote.differences(base, tip))))
			.isPresent();
	}

	// Who proposes at this moment, too, may have seen a newer head.
	private boolean isOfTarget(Snapshot base, Snapshot head) {
		return this.remote.contains(head.revision(), base.revision())
				|| this.remote.contains(this.remote.fetch().revision(), base.revision());
	}

	/**
	 * Opens the request for a commit that was pushed, or brings the one that is open up
	 * to it; nothing where somebody else's has taken its place on the branch meanwhile.
	 * @param body Markdown
	 */
	public Optional<OpenRequest> put(String revision, String title, String body) {
		OpenRequest request = this.requests.put(new PullRequest(this.name, target(), title, body));
		return tip().filter((tip) -> tip.revision().equals(revision)).map((_) -> request);
	}

	private String target() {
		return this.remote.location().branch();
	}

}
