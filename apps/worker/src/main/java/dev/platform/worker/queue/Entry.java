package dev.platform.worker.queue;

import java.util.Map;

/**
 * What the queue holds: whatever somebody wrote, and its place in the order of arrival.
 *
 * @param era a point in time in milliseconds; everything of a later era arrived later
 * @param number the order within the era
 */
public record Entry(String id, long era, long number, Map<String, String> fields) {
}
