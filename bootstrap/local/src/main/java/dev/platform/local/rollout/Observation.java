package dev.platform.local.rollout;

import dev.platform.local.status.Health;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a service at one moment: the Pod that serves and, if it failed, the
 * attempt to replace it.
 */
record Observation(@Nullable Live live, @Nullable Failure failure) {

	static final Observation NOTHING = new Observation(null, null);

	/**
	 * The Pod that serves, or will once it is ready.
	 */
	record Live(String fingerprint, String image, String revision, boolean everReady, @Nullable Long pid, Health health,
			@Nullable String problem) {
	}

	/**
	 * An attempt that did not succeed; it says nothing about any other rendering.
	 */
	record Failure(String fingerprint, String problem) {
	}

	static Observation stopped(Desired desired) {
		return new Observation(null, new Failure(desired.workload().fingerprint(), "stopped"));
	}

	boolean serves(Desired desired) {
		return this.live != null && this.live.fingerprint().equals(desired.workload().fingerprint());
	}

	/** Why the desired rendering does not run. */
	@Nullable String failureOf(Desired desired) {
		boolean same = this.failure != null && this.failure.fingerprint().equals(desired.workload().fingerprint());
		return (same && this.failure != null) ? this.failure.problem() : null;
	}

}
