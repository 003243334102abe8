package dev.platform.local.rollout;

import java.util.concurrent.Semaphore;

/**
 * How many services may be starting at once: more would only make each of them slower.
 */
public final class StartSlots {

	private final Semaphore free;

	public StartSlots(int count) {
		this.free = new Semaphore(count, true);
	}

	boolean tryTake() {
		return this.free.tryAcquire();
	}

	void giveBack() {
		this.free.release();
	}

}
