package dev.platform.worker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.VoteQueue;

/**
 * Asks the queue for entries while those before are being stored.
 */
class Prefetch implements AutoCloseable {

	private static final Executor THREADS = (task) -> Thread.ofVirtual().name("prefetch").start(task);

	private final VoteQueue queue;

	private CompletableFuture<List<Entry>> coming = CompletableFuture.completedFuture(List.of());

	Prefetch(VoteQueue queue) {
		this.queue = queue;
	}

	void start() {
		this.coming = CompletableFuture.supplyAsync(this.queue::next, THREADS);
	}

	/**
	 * Waits for what was asked for.
	 */
	List<Entry> take() {
		try {
			return this.coming.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * Waits until nobody asks the queue any more. What came is this worker's and comes
	 * again.
	 */
	@Override
	public void close() {
		this.coming.exceptionally((_) -> List.of()).join();
	}

}
