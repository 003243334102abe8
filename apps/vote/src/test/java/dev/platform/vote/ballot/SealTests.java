package dev.platform.vote.ballot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SealTests {

	private static final String SECRET = "a secret of thirty-two bytes....";

	private static final String NEXT = "the next one, as long as the old";

	// What earlier versions wrote with the first of these secrets.
	private static final String WITHOUT_KEY = "c29tZWJvZHk.a.yza_mWzvcGC5abXAd6EO2H4vWd-t543RPsscoRsHBxY";

	private final Seal seal = seal(SECRET, "");

	@Test
	void opensWhatItClosed() {
		Ballot blank = Ballot.blank();
		assertThat(this.seal.open(this.seal.close(blank))).contains(blank);
		Ballot marked = blank.mark(Choice.B);
		assertThat(this.seal.open(this.seal.close(marked))).contains(marked);
		assertThat(this.seal.isOld(this.seal.close(marked))).isFalse();
	}

	@Test
	void refusesAChangedChoice() {
		String sealed = this.seal.close(new Ballot("somebody", Choice.A));
		assertThat(this.seal.open(sealed.replace(".a.", ".b."))).isEmpty();
	}

	@Test
	void refusesTheSealOfAnotherSecret() {
		assertThat(this.seal.open(seal(NEXT, "").close(Ballot.blank()))).isEmpty();
	}

	@Test
	void refusesTheSealOfAnotherInstanceWhenThereIsNoSecret() {
		assertThat(seal("", "").open(seal("", "").close(Ballot.blank()))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "...", "somebody", "somebody.a", "somebody.a.", "somebody.a.x.y",
			"somebody.a.x.y.z" })
	void refusesWhatIsNoBallot(String text) {
		assertThat(this.seal.open(text)).isEmpty();
	}

	@Test
	void opensWhatASecretFromBeforeClosed() {
		Ballot ballot = Ballot.blank().mark(Choice.A);
		String sealed = this.seal.close(ballot);
		Seal rotated = seal(NEXT, "%s\n\n%s\n".formatted("one more, which is long enough....", SECRET));
		assertThat(rotated.open(sealed)).contains(ballot);
		assertThat(rotated.isOld(sealed)).isTrue();
		String again = rotated.close(ballot);
		assertThat(seal(NEXT, "").open(again)).contains(ballot);
		assertThat(rotated.isOld(again)).isFalse();
	}

	@Test
	void opensWhatAnEarlierVersionClosedWithoutTellingTheKey() {
		Ballot ballot = new Ballot("c29tZWJvZHk", Choice.A);
		assertThat(this.seal.open(WITHOUT_KEY)).contains(ballot);
		assertThat(this.seal.isOld(WITHOUT_KEY)).isTrue();
		assertThat(seal(NEXT, SECRET).open(WITHOUT_KEY)).contains(ballot);
		assertThat(seal(NEXT, "").open(WITHOUT_KEY)).isEmpty();
	}

	@Test
	void doesNotTakeOneKeysNameForAnother() {
		Ballot ballot = new Ballot("somebody", Choice.A);
		String[] old = this.seal.close(ballot).split("\\.");
		String[] next = seal(NEXT, "").close(ballot).split("\\.");
		assertThat(old[2]).isNotEqualTo(next[2]);
		String mixed = String.join(".", old[0], old[1], next[2], old[3]);
		assertThat(seal(NEXT, SECRET).open(mixed)).isEmpty();
		assertThat(seal(NEXT, SECRET).open(String.join(".", old[0], old[1], old[3]))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "thirty-one bytes are too few...", "ßßßßßßßßßßßßßßß" })
	void refusesASecretThatIsTooShort(String secret) {
		assertThatExceptionOfType(WeakSecret.class).isThrownBy(() -> seal(secret, ""))
			.withMessageContaining("VOTE_COOKIE_SECRET holds a secret of ")
			.withMessageEndingWith("needs 32 or more")
			.withMessageNotContaining(secret);
		assertThatExceptionOfType(WeakSecret.class).isThrownBy(() -> seal(SECRET, NEXT + "\n" + secret))
			.withMessageContaining("VOTE_COOKIE_SECRET_PREVIOUS holds a secret of ");
	}

	private static Seal seal(String secret, String previous) {
		return new Seal(new CookieSecrets(secret, previous));
	}

}
