package dev.platform.result.counts;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveCountsTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final LiveCounts counts = new LiveCounts();

	@Test
	void tellsANewWatcherAtOnce() throws Exception {
		assertThat(this.counts.awaitOtherThan(null, LONG)).isEqualTo(Tally.NONE);
	}

	@Test
	void wakesAWatcherWhenTheCountsChange() {
		Tally changed = new Tally(1, 0);
		var watcher = CompletableFuture.supplyAsync(() -> await(Tally.NONE));
		this.counts.publish(changed);
		assertThat(watcher).succeedsWithin(LONG).isEqualTo(changed);
	}

	@Test
	void letsASlowWatcherSkipWhatHasPassed() throws Exception {
		this.counts.publish(new Tally(1, 0));
		this.counts.publish(new Tally(2, 0));
		assertThat(this.counts.awaitOtherThan(Tally.NONE, LONG)).isEqualTo(new Tally(2, 0));
	}

	@Test
	void returnsWhatWasSeenWhenNothingChanges() throws Exception {
		this.counts.publish(new Tally(1, 0));
		assertThat(this.counts.awaitOtherThan(new Tally(1, 0), Duration.ofMillis(1))).isEqualTo(new Tally(1, 0));
	}

	private Tally await(Tally seen) {
		try {
			return this.counts.awaitOtherThan(seen, LONG);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
