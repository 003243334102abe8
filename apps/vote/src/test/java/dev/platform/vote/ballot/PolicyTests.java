package dev.platform.vote.ballot;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyTests {

	private final Ballot blank = Ballot.blank();

	private final Ballot marked = this.blank.mark(Choice.A);

	@Test
	void acceptsOneVoteWhenTheFirstCounts() {
		assertThat(Policy.FIRST.accepts(this.blank)).isTrue();
		assertThat(Policy.FIRST.accepts(this.marked)).isFalse();
	}

	@Test
	void acceptsAnotherVoteWhenTheLatestCounts() {
		assertThat(Policy.LATEST.accepts(this.blank)).isTrue();
		assertThat(Policy.LATEST.accepts(this.marked)).isTrue();
	}

}
