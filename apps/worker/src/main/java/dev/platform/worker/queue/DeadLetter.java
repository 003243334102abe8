package dev.platform.worker.queue;

/**
 * An entry that can never be stored, and why.
 */
public record DeadLetter(Entry entry, String reason) {
}
