package dev.platform.vote.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of something each client has at once, up to a limit.
 */
public class Crowd {

	private final Map<Network, Integer> present = new ConcurrentHashMap<>();

	private final int limit;

	/**
	 * An empty one.
	 * @param limit how many a client may have; 0 means any number
	 */
	public Crowd(int limit) {
		if (limit < 0) {
			throw new IllegalArgumentException("a limit of %d cannot be kept".formatted(limit));
		}
		this.limit = limit;
	}

	/**
	 * Counts one more, unless that is too many.
	 */
	public boolean enter(Network client) {
		if (this.limit == 0) {
			return true;
		}
		if (this.present.merge(client, 1, Integer::sum) > this.limit) {
			leave(client);
			return false;
		}
		return true;
	}

	/**
	 * Takes one back that was let in.
	 */
	public void leave(Network client) {
		this.present.computeIfPresent(client, (_, now) -> (now > 1) ? now - 1 : null);
	}

	public boolean isFull(Network client) {
		return this.limit > 0 && this.present.getOrDefault(client, 0) >= this.limit;
	}

}
