package dev.platform.worker;

import java.time.Duration;

/**
 * Pauses between attempts that double up to two seconds.
 */
class Backoff {

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofSeconds(2);

	private Duration next = SHORTEST;

	void pause() {
		try {
			Thread.sleep(this.next);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
		Duration doubled = this.next.multipliedBy(2);
		this.next = (doubled.compareTo(LONGEST) < 0) ? doubled : LONGEST;
	}

	void reset() {
		this.next = SHORTEST;
	}

}
