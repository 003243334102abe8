package dev.platform.worker.queue;

/**
 * What became of a dead letter.
 *
 * @param done whether it is among the dead letters now
 * @param dropped how many of the oldest went to make room for it
 */
public record Burial(boolean done, long dropped) {

	public static final Burial LATER = new Burial(false, 0);

}
