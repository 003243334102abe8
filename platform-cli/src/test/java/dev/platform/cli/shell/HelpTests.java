package dev.platform.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTests {

	private final TypedSession session = new TypedSession();

	@AfterEach
	void close() {
		this.session.close();
	}

	@ParameterizedTest
	@CsvSource({ "help,overview", "--help,overview", "help eat,command-with-options", "eat --help,command-with-options",
			"fruit plant -h,command-with-arguments", "help fruit,group", "fruit --help,group" })
	void explains(String line, String golden) throws Exception {
		assertThat(this.session.run(line.split(" "))).isZero();
		assertThat(this.session.output()).isEqualTo(text(golden));
		assertThat(this.session.errors()).isEmpty();
	}

	private static String text(String golden) throws IOException {
		try (InputStream file = HelpTests.class.getResourceAsStream("HelpTests/%s.txt".formatted(golden))) {
			assertThat(file).as(golden).isNotNull();
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
