package dev.platform.cli.git;

import java.util.List;
import java.util.Locale;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Printable;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A push that did not move the branch, with what the server said about it.
 */
record RejectedPush(RepositoryLocation location, String branch) {

	// Git's words, those of hosts built on it, and JGit's.
	private static final List<String> LOCKED = List.of("failed to update ref", "cannot lock ref", "unable to lock",
			"failed to lock");

	/**
	 * The problem that a ref's status means.
	 * @param words what the server's hooks printed
	 */
	Problem of(RemoteRefUpdate update, @Nullable String words) {
		String reason = (update.getMessage() != null) ? Printable.quoted(update.getMessage()) : "";
		return switch (update.getStatus()) {
			case REJECTED_OTHER_REASON -> declined(reason, said(words));
			case REJECTED_NONFASTFORWARD -> refused("it does not follow what is there", "", "repeat the command");
			case REJECTED_REMOTE_CHANGED -> refused("somebody else has moved it meanwhile", "", "repeat the command");
			case REJECTED_NODELETE -> refused("branches cannot be removed there", "", "remove it by hand");
			case NON_EXISTING ->
				refused("the branch is not there any more", "", "set PLATFORM_BRANCH to a branch that exists");
			case NOT_ATTEMPTED -> refused("it was not tried", said(words), "repeat the command");
			case AWAITING_REPORT -> unreported(said(words));
			case OK, UP_TO_DATE -> throw new IllegalArgumentException("it was not refused");
		};
	}

	/**
	 * Whether the update came too late, as what it says tells without a look at the
	 * branch: another push has moved the branch, or is about to and keeps it locked.
	 */
	static boolean isLostRace(RemoteRefUpdate update) {
		String reason = String.valueOf(update.getMessage()).toLowerCase(Locale.ROOT);
		return switch (update.getStatus()) {
			case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> true;
			case REJECTED_OTHER_REASON -> LOCKED.stream().anyMatch(reason::contains);
			default -> false;
		};
	}

	private Problem declined(String reason, String said) {
		String all = (reason + said).toLowerCase(Locale.ROOT);
		if (all.contains("protected") || all.contains("gh006") || all.contains("gh013")) {
			return refused("the branch is protected: " + reason, said,
					"set delivery: pull-request for the environment in gitops/pipeline.yaml, or ask for the right to push");
		}
		if (all.contains("hook declined")) {
			return refused(reason, said, "do what the hook asks for, then repeat the command");
		}
		if (all.contains("unpack") || all.contains("space") || all.contains("quota")) {
			return refused("it could not store the commit: " + reason, said, "tell whoever runs the server");
		}
		if (all.contains("permi") || all.contains("denied") || all.contains("not allowed")) {
			return refused(reason, said, "ask for write access to the repository, or use another login");
		}
		return refused(reason.isEmpty() ? "it gave no reason" : reason, said,
				"look at the branch's protection and the server's hooks, then repeat the command");
	}

	/** The connection broke again and again, and the commit was never there. */
	Problem broken(ObjectId commit, Exception cause) {
		return Problem.failed("%s broke the connection each time; commit %s was not on %s when last looked at"
			.formatted(this.location, Revisions.abbreviated(commit.name()), this.branch), "repeat the command", cause);
	}

	/**
	 * The connection broke after the commit was sent, and the remote cannot be asked any
	 * more.
	 */
	Problem unknown(ObjectId commit, Exception cause) {
		return Problem.failed(
				"%s broke the connection and cannot be asked whether commit %s is on %s".formatted(this.location,
						Revisions.abbreviated(commit.name()), this.branch),
				"repeat the command once it can be reached: what has arrived is not done twice", cause);
	}

	private Problem unreported(String said) {
		return Problem.failed(
				"%s did not say what became of the push to %s%s".formatted(this.location, this.branch, said),
				"git ls-remote %s; then repeat the command: what has arrived is not done twice"
					.formatted(this.location));
	}

	private Problem refused(String reason, String said, String hint) {
		return Problem.failed("%s refused the push to %s: %s%s; nothing has changed".formatted(this.location,
				this.branch, reason, said), hint);
	}

	// At most the first lines: hooks like to draw.
	private static String said(@Nullable String words) {
		if (words == null || words.isBlank()) {
			return "";
		}
		String text = Printable.block(words)
			.lines()
			.map((line) -> Printable.quoted(line.replaceFirst("^remote:", "")))
			.filter((line) -> line.matches(".*\\p{L}.*"))
			.limit(4)
			.reduce((one, next) -> one + " " + next)
			.orElse("");
		return text.isEmpty() ? "" : " (" + text + ")";
	}

}
