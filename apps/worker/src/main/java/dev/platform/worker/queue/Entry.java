package dev.platform.worker.queue;

import java.util.Map;

/**
 * What the queue holds: an id, in order of arrival, and whatever somebody wrote.
 */
public record Entry(String id, Map<String, String> fields) {
}
