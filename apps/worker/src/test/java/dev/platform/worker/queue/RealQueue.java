package dev.platform.worker.queue;

import java.util.List;
import java.util.Map;

/**
 * A server of the tests' own that keeps the queue, as the page leaves it there.
 */
public interface RealQueue {

	int port();

	/**
	 * Starts with an empty queue.
	 */
	void start();

	void die();

	/**
	 * Starts with what was on its disk when it died.
	 */
	void revive();

	/**
	 * Forgets everything, the queue itself included, and begins anew as the page does.
	 */
	void forget();

	void add(List<Map<String, String>> entries);

	/**
	 * Leaves no room for another vote, nor for a dead letter.
	 */
	void fill();

	void makeRoom();

	/**
	 * Delivers the next entries to a worker that is never heard of again.
	 */
	void deliverToAWorkerThatDies(int count);

	/**
	 * How many entries are in the queue, delivered or not.
	 */
	long length();

	/**
	 * How many entries are with a worker.
	 */
	long delivered();

	List<Map<String, String>> deadLetters();

}
