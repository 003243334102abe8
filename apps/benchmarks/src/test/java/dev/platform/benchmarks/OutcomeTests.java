package dev.platform.benchmarks;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTests {

	private static final Set<String> BEFORE = Set.of("old");

	private static final Set<String> ACCEPTED = Set.of("x", "y");

	private static final Set<String> FAILED = Set.of("z", "w");

	@Test
	void isGoodWhenEveryAcceptedVoteIsThereAndShown() {
		assertThat(of(Set.of("old", "x", "y"), 2)).isEqualTo(new Outcome(2, 2, 0, 0));
	}

	@Test
	void letsTheVoteOfAVoterWhoWasToldThatItFailedCount() {
		assertThat(of(Set.of("old", "x", "y", "z"), 3)).isEqualTo(new Outcome(2, 2, 0, 0));
	}

	@Test
	void letsNobodyElseCountInTheirPlace() {
		assertThat(of(Set.of("old", "x", "y", "stranger"), 3)).isEqualTo(new Outcome(2, 2, 0, 1));
	}

	@Test
	void losesAVoteThatWasAcceptedAndOneThatWasThereBefore() {
		assertThat(of(Set.of("old", "x"), 1)).isEqualTo(new Outcome(2, 2, 1, 0));
		assertThat(of(Set.of("x", "y"), 1)).isEqualTo(new Outcome(2, 2, 1, 0));
	}

	@Test
	void countsWhatThePageShowsBeyondTheRowsOrNotAtAll() {
		assertThat(of(Set.of("old", "x", "y", "z"), 4)).isEqualTo(new Outcome(2, 2, 0, 1));
		assertThat(of(Set.of("old", "x", "y", "z"), 1)).isEqualTo(new Outcome(2, 2, 0, 2));
	}

	private static Outcome of(Set<String> after, long shown) {
		return Outcome.of(ACCEPTED, FAILED, BEFORE, after, shown);
	}

}
