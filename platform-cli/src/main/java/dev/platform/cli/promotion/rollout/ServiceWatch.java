package dev.platform.cli.promotion.rollout;

import java.time.Instant;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * What one service has been seen to do since a commit, and since when it does that.
 */
final class ServiceWatch {

	private final ServiceName service;

	private State state = State.UNSEEN;

	private Instant since = Instant.MIN;

	private boolean seen;

	private String told = "has not been seen";

	ServiceWatch(ServiceName service) {
		this.service = service;
	}

	/**
	 * How far it is. What was wrong with an earlier commit says nothing about this one.
	 */
	private enum State {

		/** The commit has not been taken up, or not to its end. */
		UNSEEN,
		/** It is being rolled out. */
		PROGRESSING, HEALTHY,
		/** The rollout has failed, as far as anybody can tell. */
		DEGRADED

	}

	ServiceName service() {
		return this.service;
	}

	/**
	 * Takes a look.
	 * @param reached whether a revision is the commit or comes after it
	 */
	void look(@Nullable Rollout rollout, Predicate<String> reached, Instant now) {
		String compared = (rollout != null) ? rollout.desiredRevision() : null;
		this.seen = compared != null && reached.test(compared);
		State next = state(rollout, this.seen);
		if (next != this.state) {
			this.state = next;
			this.since = now;
		}
		this.told = (rollout == null) ? "is not known" : told(rollout, this.seen);
	}

	private static State state(@Nullable Rollout rollout, boolean seen) {
		if (rollout == null || !seen || rollout.operating() || !rollout.isSynced()) {
			return State.UNSEEN;
		}
		return switch (rollout.health()) {
			case "Healthy" -> State.HEALTHY;
			case "Degraded" -> State.DEGRADED;
			default -> State.PROGRESSING;
		};
	}

	private String told(Rollout rollout, boolean seen) {
		if (!seen) {
			return "is waiting for the commit";
		}
		String message = (rollout.message() != null && this.state != State.HEALTHY) ? ": " + rollout.message() : "";
		String sync = rollout.operating() ? "syncing" : rollout.sync();
		return "is %s%s".formatted((this.state == State.UNSEEN) ? sync : rollout.health(), message);
	}

	/** Whether the system has looked at the commit at all. */
	boolean seen() {
		return this.seen;
	}

	/** Whether it is healthy and has been since then. */
	boolean healthySince(Instant then) {
		return this.state == State.HEALTHY && !this.since.isAfter(then);
	}

	/** Whether it has failed and not recovered since then. */
	boolean degradedSince(Instant then) {
		return this.state == State.DEGRADED && !this.since.isAfter(then);
	}

	boolean healthy() {
		return this.state == State.HEALTHY;
	}

	/** {@code is Degraded: exited with code 1}. */
	String told() {
		return this.told;
	}

}
