package dev.platform.worker.queue;

import java.util.Map;

/**
 * What the queue holds: whatever somebody wrote, and its place in the order of arrival.
 *
 * @param era a point in time in milliseconds; everything of a later era arrived later
 * @param number the order within the era
 */
public record Entry(long era, long number, Map<String, String> fields) {

	/**
	 * The place in one word; made when somebody asks, which nobody does for a vote.
	 */
	public String place() {
		return this.era + "-" + this.number;
	}

}
