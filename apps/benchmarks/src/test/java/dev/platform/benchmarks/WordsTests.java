package dev.platform.benchmarks;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WordsTests {

	private static final Set<String> KNOWN = Set.of("rounds", "mode");

	@Test
	void readsWhatIsGivenAndDefaultsTheRest() {
		Words words = Words.of(List.of("--rounds", "3"), KNOWN);
		assertThat(words.number("rounds", 20)).isEqualTo(3);
		assertThat(words.word("mode", "fast", Set.of("fast", "slow"))).isEqualTo("fast");
	}

	@Test
	void saysWhatIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> Words.of(List.of("--round", "3"), KNOWN))
			.withMessage("--round is not an option; there are: --mode, --rounds");
		assertThatIllegalArgumentException().isThrownBy(() -> Words.of(List.of("--rounds"), KNOWN))
			.withMessage("--rounds needs a value");
		for (String number : List.of("0", "-1", "two", "99999999999")) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> Words.of(List.of("--rounds", number), KNOWN).number("rounds", 20))
				.withMessage("--rounds: \"%s\" is not a number above 0".formatted(number));
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Words.of(List.of("--mode", "idle"), KNOWN).word("mode", "fast", Set.of("fast", "slow")))
			.withMessage("--mode: \"idle\" is not one of: fast, slow");
	}

}
