package dev.platform.engine.kustomize;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.platform.engine.Problem;

/**
 * How long the renderings of a repository may take together: each folder alone may stay
 * below its limit, and there may be hundreds.
 *
 * @param all the time for all of a batch, and the sum of what slow runs take
 * @param slow how long a run takes that is none of a usual folder
 * @param spent nanoseconds of slow runs until now
 */
record Patience(Duration all, Duration slow, AtomicLong spent) {

	Patience(Duration all, Duration slow) {
		this(all, slow, new AtomicLong());
	}

	/** Five minutes: two thousand usual folders take less than one. */
	static Patience usual() {
		return new Patience(Duration.ofMinutes(5), Duration.ofSeconds(5));
	}

	/** A problem where slow runs have used it up. */
	void require() {
		if (this.spent.get() > this.all.toNanos()) {
			throw over("rendering folders that are slow");
		}
	}

	/** A run has ended. */
	void took(long nanos) {
		if (nanos > this.slow.toNanos()) {
			this.spent.addAndGet(nanos);
		}
	}

	/** The problem where something takes longer than all may. */
	Problem over(String what) {
		return Problem.failed(
				"%s takes longer than %d s; the rest is not rendered".formatted(what, this.all.toSeconds()),
				"look for folders that take seconds (kustomize build FOLDER), and go on with one service: platform validate --env ENV --service NAME");
	}

}
