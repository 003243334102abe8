package dev.platform.cli.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import dev.platform.cli.voting.VotePage;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who votes, so many at the same time, and what they were answered.
 */
final class Voters {

	private final LoadPlan plan;

	private final VotePage page;

	private final AtomicInteger next = new AtomicInteger();

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final SortedMap<Integer, Integer> refused = new ConcurrentSkipListMap<>();

	private final long[] nanos;

	private volatile boolean stopped;

	private volatile @Nullable IOException failure;

	Voters(LoadPlan plan, VotePage page) {
		this.plan = plan;
		this.page = page;
		this.nanos = new long[plan.votes()];
	}

	/** Starts all; closing what is returned waits until they are done. */
	ExecutorService start() {
		ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
		for (int voter = 0; voter < Math.min(this.plan.concurrency(), this.plan.votes()); voter++) {
			threads.submit(this::vote);
		}
		threads.shutdown();
		return threads;
	}

	/** Lets nobody vote any more. */
	void stop() {
		this.stopped = true;
	}

	private void vote() {
		int index = this.next.getAndIncrement();
		while (index < this.plan.votes() && !this.stopped) {
			long start = System.nanoTime();
			try {
				int status = this.page.vote(this.plan.choice(index));
				if (status == VotePage.TAKEN) {
					this.nanos[this.accepted.getAndIncrement()] = System.nanoTime() - start;
				}
				else {
					this.refused.merge(status, 1, Integer::sum);
				}
			}
			catch (IOException ex) {
				this.failure = ex;
				this.unanswered.incrementAndGet();
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
				return;
			}
			index = this.next.getAndIncrement();
		}
	}

	boolean stopped() {
		return this.stopped;
	}

	int accepted() {
		return this.accepted.get();
	}

	int unanswered() {
		return this.unanswered.get();
	}

	/** How many were answered otherwise, by status. */
	SortedMap<Integer, Integer> refused() {
		return this.refused;
	}

	int done() {
		return accepted() + unanswered() + this.refused.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** Why the last vote that got no answer got none. */
	@Nullable IOException failure() {
		return this.failure;
	}

	Latencies latencies() {
		return Latencies.of(Arrays.copyOf(this.nanos, accepted()));
	}

}
