package dev.platform.result.page;

import dev.platform.result.counts.Reading;
import dev.platform.result.counts.Tally;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTests {

	private final Options options = new Options("Cats", "Dogs");

	@Test
	void sharesOutAllVotes() {
		Standing standing = Standing.of(this.options, reading(2000, 1000));
		assertThat(standing.bars()).extracting("share").containsExactly("66.7%", "33.3%");
		assertThat(standing.bars()).extracting("votes").containsExactly("2,000 votes", "1,000 votes");
		assertThat(standing.total()).isEqualTo("3,000 votes");
	}

	@Test
	void sharesOutNothingBeforeTheFirstVote() {
		Standing standing = Standing.of(this.options, reading(0, 0));
		assertThat(standing.bars()).extracting("share").containsExactly("0.0%", "0.0%");
		assertThat(standing.total()).isEqualTo("0 votes");
	}

	@Test
	void doesNotTakeWhatNobodyHasReadForZero() {
		Standing standing = Standing.of(this.options, null);
		assertThat(standing.bars()).extracting("votes").containsExactly("–", "–");
		assertThat(standing.total()).isEqualTo("The counts are not known yet");
	}

	@Test
	void saysThatCountsMayHaveChanged() {
		assertThat(Standing.of(this.options, new Reading(new Tally(1, 1), true)).stale()).isTrue();
		assertThat(Standing.of(this.options, reading(1, 1)).stale()).isFalse();
	}

	@Test
	void saysOneVote() {
		assertThat(Standing.of(this.options, reading(0, 1)).total()).isEqualTo("1 vote");
	}

	private static Reading reading(long a, long b) {
		return new Reading(new Tally(a, b), false);
	}

}
