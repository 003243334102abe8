package dev.platform.vote.queue;

import java.util.List;
import java.util.Map;

/**
 * A server of the tests' own that keeps the queue.
 */
public interface RealQueue {

	int port();

	/**
	 * Starts with nothing in it.
	 */
	void start();

	void die();

	/**
	 * Starts with what was on its disk when it died.
	 */
	void revive();

	/**
	 * Leaves no room for another vote.
	 */
	void fill();

	/**
	 * The entries in the queue, from the oldest on.
	 */
	List<Map<String, String>> entries();

}
