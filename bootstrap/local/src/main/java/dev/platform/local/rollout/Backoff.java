package dev.platform.local.rollout;

import java.time.Duration;

/**
 * How long to wait before the next attempt: each time twice as long, up to a limit.
 */
final class Backoff {

	private final Duration first;

	private final Duration longest;

	private Duration next;

	Backoff(Duration first, Duration longest) {
		this.first = first;
		this.longest = longest;
		this.next = first;
	}

	Duration next() {
		Duration current = this.next;
		Duration doubled = current.multipliedBy(2);
		this.next = (doubled.compareTo(this.longest) < 0) ? doubled : this.longest;
		return current;
	}

	void reset() {
		this.next = this.first;
	}

}
