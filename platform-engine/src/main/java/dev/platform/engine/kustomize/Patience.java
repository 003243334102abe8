package dev.platform.engine.kustomize;

import java.time.Duration;

import dev.platform.engine.Problem;

/**
 * How long the renderings of a repository may take together: each folder alone may stay
 * below its limit, and there may be hundreds. Who has used it up waits as long again:
 * local mode and the interactive shell go on for days.
 */
final class Patience {

	private final Duration all;

	private final Duration slow;

	private long spent;

	private long last;

	/**
	 * A patience that begins now.
	 * @param all the time for all of a batch, and the sum of what slow runs take
	 * @param slow how long a run takes that is none of a usual folder
	 */
	Patience(Duration all, Duration slow) {
		this.all = all;
		this.slow = slow;
	}

	/** Five minutes: two thousand usual folders take less than one. */
	static Patience usual() {
		return new Patience(Duration.ofMinutes(5), Duration.ofSeconds(5));
	}

	Duration all() {
		return this.all;
	}

	/** A problem where slow runs have used it up. */
	synchronized void require() {
		if (System.nanoTime() - this.last > this.all.toNanos()) {
			this.spent = 0;
		}
		if (this.spent > this.all.toNanos()) {
			throw over("rendering folders that are slow");
		}
	}

	/** A run has ended. */
	synchronized void took(long nanos) {
		if (nanos > this.slow.toNanos()) {
			this.spent += nanos;
			this.last = System.nanoTime();
		}
	}

	/** The problem where something takes longer than all may. */
	Problem over(String what) {
		return Problem.failed(
				"%s takes longer than %d s; the rest is not rendered".formatted(what, this.all.toSeconds()),
				"look for folders that take seconds (kustomize build FOLDER), and go on with one service: platform validate --env ENV --service NAME");
	}

}
