package dev.platform.cli.shell;

import java.util.List;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			a bc  d                 | a;bc;d
			'hello world' x         | hello world;x
			"hello world" x         | hello world;x
			say\\ it                | say it
			"a \\"quote\\""         | a "quote"
			'a \\ b'                | a \\ b
			"a \\n"                 | a \\n
			pre"fix "'es'           | prefix es
			--message="two words"   | --message=two words
			''                      | ^^
			a '' b                  | a;;b
			""")
	void splitsLikeAShell(String line, String words) {
		assertThat(String.join(";", Words.of(line))).isEqualTo(words);
	}

	@Test
	void anEmptyQuoteIsAWordAndAnEmptyLineHasNone() {
		assertThat(Words.of("''")).containsExactly("");
		assertThat(Words.of(" \t ")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'open", "\"open", "a 'b' \"c" })
	void refusesAnOpenQuote(String line) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Words.of(line))
			.withMessageEndingWith("is not closed")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE));
	}

	@Test
	void aLineReadsBackAsItsWords() {
		List<String> words = List.of("plain", "", "two words", "it's", "a\"b", "$HOME", "back\\slash", "--a=b c");
		assertThat(Words.of(Words.line(words))).isEqualTo(words);
	}

}
