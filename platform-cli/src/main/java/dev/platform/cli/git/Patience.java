package dev.platform.cli.git;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.platform.cli.output.Pause;

/**
 * How often a connection that broke is tried again, and how long after: a tenth of a
 * second, then nearly twice as long each time, each by chance up to half shorter or
 * longer so that those who failed together do not return together. It ends after some
 * eight seconds; where the attempts themselves take long, after a minute.
 */
final class Patience {

	private static final int ATTEMPTS = 8;

	private static final double FIRST_MILLIS = 100;

	private static final double GROWTH = 1.8;

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final long begin = System.nanoTime();

	private int failures;

	/** Waits before the next attempt; false when there should be none. */
	boolean again() {
		if (++this.failures >= ATTEMPTS || System.nanoTime() - this.begin > LONGEST.toNanos()) {
			return false;
		}
		double chance = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
		double millis = FIRST_MILLIS * Math.pow(GROWTH, this.failures - 1) * chance;
		Pause.of(Duration.ofMillis((long) millis), "repeat the command");
		return true;
	}

}
