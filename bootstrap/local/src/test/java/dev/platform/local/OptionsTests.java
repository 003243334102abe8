package dev.platform.local;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	private static final String[] NECESSARY = { "--home", "/h", "--checkout", "/c", "--kustomize", "kubectl kustomize",
			"--https-port", "8443", "--http-port", "8080" };

	@Test
	void knowsWhatIsUsual() {
		Options options = Options.parse(NECESSARY);
		assertThat(options)
			.isEqualTo(new Options(Path.of("/h"), Path.of("/c"), "kubectl kustomize", 8443, 8080, "127.10", "main"));
	}

	@Test
	void namesWhatIsMissing() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--home", "/h"))
			.withMessage("--checkout is missing");
	}

	@Test
	void refusesWordsItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--port", "1"))
			.withMessage("unknown option --port");
	}

	@Test
	void refusesAPortThatIsNone() {
		String[] words = NECESSARY.clone();
		words[7] = "65536";
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(words))
			.withMessage("--https-port 65536 is not a port");
	}

}
