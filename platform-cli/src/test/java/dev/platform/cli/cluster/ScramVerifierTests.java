package dev.platform.cli.cluster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScramVerifierTests {

	// PostgreSQL 18.6 made it of the password "w".
	private static final String OF_POSTGRES = "SCRAM-SHA-256$4096:6XoEb8dWFEB+U/kRScr6mg==$"
			+ "9ApOPS/SrdDlMzEOUkEG5K/FCJ6wDwBmjK16YqLO7Tg=:xDCgDN8EGFZ3ZtM19D56zNe1KiGvhmLf0irSzXObm6k=";

	@Test
	void checksAsPostgresDoes() {
		assertThat(new ScramVerifier(OF_POSTGRES).checks("w")).isTrue();
		assertThat(new ScramVerifier(OF_POSTGRES).checks("v")).isFalse();
	}

	@Test
	void hasASaltOfItsOwnAndNotThePassword() {
		ScramVerifier first = ScramVerifier.of("tRuE");
		assertThat(first.checks("tRuE")).isTrue();
		assertThat(first).isNotEqualTo(ScramVerifier.of("tRuE"));
		assertThat(first.text()).doesNotContain("tRuE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "w", "md5abc", "SCRAM-SHA-256$4096:=$:", "SCRAM-SHA-256$0:AA==$a:b" })
	void checksNothingByWhatIsNoVerifier(String text) {
		assertThat(new ScramVerifier(text).checks("w")).isFalse();
	}

}
