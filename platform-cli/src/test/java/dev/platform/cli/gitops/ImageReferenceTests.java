package dev.platform.cli.gitops;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImageReferenceTests {

	private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

	@ParameterizedTest
	@ValueSource(strings = { "vote:1", "registry.example.com/team/vote:1.0.0", "localhost:5000/vote:v1_2-rc.1" })
	void readsWhatItWrites(String text) {
		assertThat(ImageReference.of(text)).hasToString(text);
	}

	@Test
	void partsTagAndDigest() {
		ImageReference image = ImageReference.of("localhost:5000/vote:2.0.0@" + DIGEST);
		assertThat(image.repository()).isEqualTo("localhost:5000/vote");
		assertThat(image.tag()).isEqualTo("2.0.0");
		assertThat(image.digest()).isEqualTo(DIGEST);
		assertThat(image.shortVersion()).isEqualTo("2.0.0@0123456");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "vote", "vote:", ":1", "Vote:1", "vote:1 ", "vote:1@sha256:abc", "registry/vote",
			"vote@" + "sha256:abc", "a//b:1", "vote:-1" })
	void refusesWhatIsNoImageWithATag(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> ImageReference.of(text))
			.withMessageContaining("is not an image with a tag");
	}

}
