package dev.platform.worker;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.Burial;
import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrefetchTests {

	private static final int BATCH = 10;

	private static final Duration LINGER = Duration.ofMillis(200);

	@Test
	void waitsBetweenReadsThatDoNotFillABatch() {
		assertThat(timeOfThreeReads(BATCH - 1)).isGreaterThanOrEqualTo(LINGER.multipliedBy(2));
	}

	@Test
	void readsAtOnceWhatFillsABatch() {
		assertThat(timeOfThreeReads(BATCH)).isLessThan(LINGER.multipliedBy(2));
	}

	private static Duration timeOfThreeReads(int entries) {
		Pace pace = new Pace(BATCH, Duration.ofSeconds(30), LINGER);
		long start = System.nanoTime();
		try (Prefetch prefetch = new Prefetch(new Endless(entries), pace)) {
			for (int i = 0; i < 3; i++) {
				prefetch.start();
				assertThat(prefetch.take()).hasSize(entries);
			}
		}
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private record Endless(int entries) implements VoteQueue {

		@Override
		public void join() {
		}

		@Override
		public List<Entry> next() {
			return Collections.nCopies(this.entries, new Entry(1, 0, Map.of()));
		}

		@Override
		public void settle(List<Entry> entries) {
		}

		@Override
		public Burial bury(DeadLetter letter) {
			return new Burial(true, 0);
		}

		@Override
		public void leave() {
		}

		@Override
		public Backlog backlog() {
			return new Backlog(0, 0);
		}

	}

}
