package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.EditedSnapshot;
import dev.platform.cli.gitops.GitopsRepository;

/**
 * An intent at one state of the branch, with its edits made: what a preview shows and
 * what a commit holds are both this.
 *
 * @param remaining the steps still to be done there
 */
record PreparedChange(GitopsRepository at, Intent intent, List<ReleaseStep> remaining, Changes changes) {

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

	CommitMessage message() {
		return this.intent.message(this.remaining);
	}

}
