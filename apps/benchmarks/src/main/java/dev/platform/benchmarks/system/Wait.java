package dev.platform.benchmarks.system;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits until something is so, and gives up in the end.
 */
public final class Wait {

	private static final int LOOK_EVERY_MILLIS = 5;

	private Wait() {
	}

	public static void until(String what, Duration patience, BooleanSupplier condition) {
		if (!atMost(patience, condition)) {
			throw new IllegalStateException("waited %d s in vain: %s".formatted(patience.toSeconds(), what));
		}
	}

	/** Returns whether it came to be so. */
	public static boolean atMost(Duration patience, BooleanSupplier condition) {
		long end = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				return false;
			}
			pause(LOOK_EVERY_MILLIS);
		}
		return true;
	}

	public static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
