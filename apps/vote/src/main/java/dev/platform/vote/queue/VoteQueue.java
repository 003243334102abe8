package dev.platform.vote.queue;

import java.util.Map;

/**
 * The stream of votes that the worker reads.
 */
public interface VoteQueue {

	/**
	 * Returns once the server has the entry on its disk, and only then.
	 * @param entry names and values as the worker expects them
	 * @throws QueueUnavailable if the server is away or full
	 */
	void add(Map<String, String> entry);

}
