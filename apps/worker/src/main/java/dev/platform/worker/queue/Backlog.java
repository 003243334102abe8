package dev.platform.worker.queue;

/**
 * How many entries no worker has been given yet, and how many are with a worker.
 */
public record Backlog(long waiting, long delivered) {
}
