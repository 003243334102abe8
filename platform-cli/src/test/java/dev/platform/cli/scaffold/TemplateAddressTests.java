package dev.platform.cli.scaffold;

import java.nio.file.Path;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TemplateAddressTests {

	private static final Templates TEMPLATES = new Templates(Path.of("templates").toAbsolutePath(), Path.of(""),
			Path.of("target/unused"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://git.example.com/t.git#web@main | https://git.example.com/t.git#web@main
			HTTPS://user:s3c@ret@git.example.com/t.git#web | https://git.example.com/t.git#web
			https://user:s%2F3cret@git.example.com/t.git | https://git.example.com/t.git#
			git@git.example.com:t.git#/a/b/@refs/tags/v1 | git@git.example.com:t.git#a/b@refs/tags/v1
			ssh://git:s3cret@git.example.com/t#x | ssh://git@git.example.com/t#x
			""")
	void isWrittenDownWithoutSecrets(String typed, String written) {
		assertThat(TemplateAddress.of(typed)).hasToString(written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTPS://user:p/s3cret@git.example.com/t.git", "user:s3cret@git.example.com:t.git",
			"https://user:a#s3cret@git.example.com/t.git", "ext::sh -c s3cret", "-s3cret:x",
			"https://git.example.com/t#s3cret\u001b[2J", "https://git.example.com/t.git%0ahost=s3cret" })
	void repeatsNothingOfWhatItRefuses(String typed) {
		Problem problem = catchThrowableOfType(Problem.class, () -> TEMPLATES.typed(typed));
		assertThat(problem.getMessage() + problem.hint()).doesNotContain("s3cret");
	}

	@Test
	void aRecordNamesNoFolderOfThisMachine() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> TEMPLATES.recorded("file:///home/me/private.git#x"))
			.withMessageContaining("is a folder of the machine that it was taken from");
		assertThat(TEMPLATES.typed("file:///home/me/private.git#x").name()).isEqualTo("file:///home/me/private.git#x");
	}

}
