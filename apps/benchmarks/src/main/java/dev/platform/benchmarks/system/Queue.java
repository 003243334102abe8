package dev.platform.benchmarks.system;

import java.util.Map;

/**
 * The server that keeps the votes until the worker has stored them.
 */
public interface Queue {

	String name();

	/** What vote and worker are told, so that they use it. */
	Map<String, String> environment();

	/** Starts it, with what was on its disk, and waits until it answers. */
	void start();

	void kill();

	/** How many votes the worker has not stored yet. */
	long waiting();

	/**
	 * Fills it as the vote service would.
	 * @return how many there are; fewer than asked for when it is full
	 */
	long fill(int entries);

}
