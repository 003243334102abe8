package dev.platform.worker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;

/**
 * Asks the queue for entries while those before are being stored.
 */
class Prefetch implements AutoCloseable {

	private static final Executor THREADS = (task) -> Thread.ofVirtual().name("prefetch").start(task);

	private final VoteQueue queue;

	private final Pace pace;

	// Of System.nanoTime; only the thread that asks looks at it.
	private long nextRead = System.nanoTime();

	private CompletableFuture<List<Entry>> coming = CompletableFuture.completedFuture(List.of());

	Prefetch(VoteQueue queue, Pace pace) {
		this.queue = queue;
		this.pace = pace;
	}

	void start() {
		this.coming = CompletableFuture.supplyAsync(this::next, THREADS);
	}

	// A batch costs a write to two disks, however small: votes that come one by one are
	// waited for, but not those that fill a batch.
	private List<Entry> next() {
		linger();
		List<Entry> entries = this.queue.next();
		boolean full = entries.size() >= this.pace.batch();
		this.nextRead = System.nanoTime() + (full ? 0 : this.pace.linger().toNanos());
		return entries;
	}

	private void linger() {
		try {
			TimeUnit.NANOSECONDS.sleep(this.nextRead - System.nanoTime());
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
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
