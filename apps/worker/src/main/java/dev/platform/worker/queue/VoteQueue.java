package dev.platform.worker.queue;

import java.util.List;

/**
 * This process as one consumer of the stream of votes; an entry stays this worker's until
 * it is settled or buried, or until the worker has been silent for too long. One thread
 * may ask for entries while another settles those before.
 */
public interface VoteQueue {

	/**
	 * Joins the other workers, creating what is missing. What this worker was given
	 * before and did not finish comes first again.
	 */
	void join();

	/**
	 * Entries to store, after waiting up to a second for one: those unfinished, those of
	 * a worker that has been silent for too long, and new ones.
	 */
	List<Entry> next();

	/**
	 * Removes stored entries from the queue.
	 */
	void settle(List<Entry> entries);

	/**
	 * Moves an entry to the dead letters, of which there are so many and no more: the
	 * oldest go. Where the server has no room at all the entry is tried again later, so
	 * that it does not hold up the votes behind it.
	 */
	Burial bury(DeadLetter letter);

	/**
	 * Leaves; what is unfinished goes to another worker.
	 */
	void leave();

	/**
	 * What all workers have before them.
	 */
	Backlog backlog();

}
