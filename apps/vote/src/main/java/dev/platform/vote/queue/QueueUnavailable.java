package dev.platform.vote.queue;

/**
 * The queue did not take a vote: it is away, or full.
 */
public class QueueUnavailable extends RuntimeException {

	public QueueUnavailable(Throwable cause) {
		super("The queue took no vote: " + cause.getMessage(), cause);
	}

}
