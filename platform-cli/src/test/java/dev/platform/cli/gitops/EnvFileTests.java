package dev.platform.cli.gitops;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvFileTests {

	@Test
	void changesOneValueAndKeepsEveryOtherByte() {
		EnvFile file = new EnvFile("# options\r\nOPTION_A=Cats\r\n\r\nOPTION_B=a=b ");
		assertThat(file.with("OPTION_A", "Tea & Milk").text())
			.isEqualTo("# options\r\nOPTION_A=Tea & Milk\r\n\r\nOPTION_B=a=b ");
	}

	@Test
	void addsALineForANewKey() {
		assertThat(new EnvFile("OPTION_A=Cats").with("OPTION_B", "Dogs").text())
			.isEqualTo("OPTION_A=Cats\nOPTION_B=Dogs\n");
	}

	@Test
	void readsValuesWithEqualsSignsAndSkipsComments() {
		assertThat(new EnvFile("#A=1\nURL=http://x?a=b\n\nEMPTY=\n").values()).containsOnlyKeys("URL", "EMPTY")
			.containsEntry("URL", "http://x?a=b");
	}

	@ParameterizedTest
	@CsvSource({ "'A B',x", "'',x", "1A,x" })
	void refusesAKeyThatNoShellWouldTake(String key, String value) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new EnvFile("").with(key, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x\nB=y", "x\n", "x\r" })
	void refusesAValueOfTwoLines(String value) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new EnvFile("").with("A", value));
	}

	@Test
	void refusesAKeyThatIsThereTwice() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new EnvFile("A=1\nA=2\n").with("A", "3"))
			.withMessage("release.env has A more than once");
	}

	@Test
	void addsALineThatEndsAsTheOthersDo() {
		assertThat(new EnvFile("A=1\r\nB=2").with("C", "3").text()).isEqualTo("A=1\r\nB=2\r\nC=3\r\n");
	}

}
