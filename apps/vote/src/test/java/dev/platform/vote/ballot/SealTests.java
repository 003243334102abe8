package dev.platform.vote.ballot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SealTests {

	private final Seal seal = new Seal("a secret");

	@Test
	void opensWhatItClosed() {
		Ballot blank = Ballot.blank();
		assertThat(this.seal.open(this.seal.close(blank))).contains(blank);
		Ballot marked = blank.mark(Choice.B);
		assertThat(this.seal.open(this.seal.close(marked))).contains(marked);
	}

	@Test
	void refusesAChangedChoice() {
		String sealed = this.seal.close(new Ballot("somebody", Choice.A));
		assertThat(this.seal.open(sealed.replace(".a.", ".b."))).isEmpty();
	}

	@Test
	void refusesTheSealOfAnotherSecret() {
		assertThat(this.seal.open(new Seal("another secret").close(Ballot.blank()))).isEmpty();
	}

	@Test
	void refusesTheSealOfAnotherInstanceWhenThereIsNoSecret() {
		assertThat(new Seal("").open(new Seal("").close(Ballot.blank()))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "somebody", "somebody.a", "somebody.a.", "somebody.a.x.y" })
	void refusesWhatIsNoBallot(String text) {
		assertThat(this.seal.open(text)).isEmpty();
	}

}
