package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.ChangeName;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;

/**
 * An intent at one state of the branch, with its edits made: what a preview shows and
 * what a commit holds are both this.
 *
 * @param remaining the steps still to be done there
 */
record PreparedChange(GitopsRepository at, Intent intent, List<ReleaseStep> remaining, Changes changes) {

	// gitops/overlays/<environment>/<service>
	private static final int OVERLAY_DEPTH = 4;

	static PreparedChange of(GitopsRepository at, Intent intent) {
		List<ReleaseStep> remaining = intent.remaining(at);
		return new PreparedChange(at, intent, remaining, intent.changes(at, remaining));
	}

	boolean isEmpty() {
		return this.remaining.isEmpty();
	}

	EditedSnapshot edited() {
		return new EditedSnapshot(this.at.snapshot(), this.changes);
	}

	/**
	 * Whether it builds as an earlier one did, for what it is built from is the same:
	 * nothing has been changed in between but the overlays of other services. To render
	 * it once more would cost most of the time in which a race is lost again.
	 */
	boolean buildsLike(PreparedChange earlier, GitRemote remote) {
		return earlier.changes.equals(this.changes)
				&& remote.differences(earlier.at.snapshot(), this.at.snapshot()).stream().allMatch(this::isOfOthers);
	}

	private boolean isOfOthers(String path) {
		String[] names = path.split("/");
		return path.startsWith("gitops/overlays/") && names.length > OVERLAY_DEPTH
				&& KustomizationFile.isIn(this.at.snapshot(), "gitops/base/" + names[3])
				&& this.remaining.stream().noneMatch((step) -> step.service().value().equals(names[3]));
	}

	CommitMessage message() {
		return this.intent.message(this.remaining, ChangeName.of(this.at.snapshot(), this.changes));
	}

}
