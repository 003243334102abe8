package dev.platform.result.counts;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveCountsTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final LiveCounts counts = new LiveCounts();

	@Test
	void tellsANewWatcherAtOnce() throws Exception {
		this.counts.publish(Tally.NONE);
		assertThat(this.counts.awaitOtherThan(null, LONG)).isEqualTo(now(0));
	}

	@Test
	void tellsNothingBeforeTheFirstReading() throws Exception {
		this.counts.doubt();
		assertThat(this.counts.current()).isNull();
		assertThat(this.counts.awaitOtherThan(null, Duration.ofMillis(1))).isNull();
	}

	@Test
	void saysWhenTheCountsMayHaveChanged() throws Exception {
		this.counts.publish(new Tally(1, 0));
		this.counts.doubt();
		assertThat(this.counts.awaitOtherThan(now(1), LONG)).isEqualTo(new Reading(new Tally(1, 0), true));
		this.counts.publish(new Tally(1, 0));
		assertThat(this.counts.current()).isEqualTo(now(1));
	}

	@Test
	void wakesAWatcherWhenTheCountsChange() {
		this.counts.publish(Tally.NONE);
		var watcher = CompletableFuture.supplyAsync(() -> await(now(0)));
		this.counts.publish(new Tally(1, 0));
		assertThat(watcher).succeedsWithin(LONG).isEqualTo(now(1));
	}

	@Test
	void letsASlowWatcherSkipWhatHasPassed() throws Exception {
		this.counts.publish(new Tally(1, 0));
		this.counts.publish(new Tally(2, 0));
		assertThat(this.counts.awaitOtherThan(now(0), LONG)).isEqualTo(now(2));
	}

	@Test
	void returnsWhatWasSeenWhenNothingChanges() throws Exception {
		this.counts.publish(new Tally(1, 0));
		assertThat(this.counts.awaitOtherThan(now(1), Duration.ofMillis(1))).isEqualTo(now(1));
	}

	private static Reading now(long a) {
		return new Reading(new Tally(a, 0), false);
	}

	private @Nullable Reading await(Reading seen) {
		try {
			return this.counts.awaitOtherThan(seen, LONG);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
