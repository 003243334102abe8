package dev.platform.engine.yaml;

import java.io.IOException;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.platform.engine.Problem;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Edits what Jazzer makes of real kustomizations, led by the branches that each file
 * reaches: with {@code JAZZER_FUZZ=1} until the time is over, otherwise the real ones
 * alone.
 */
class YamlFileGuidedFuzzTests {

	private static final YamlPath TAG = YamlPath.of("images", "name=vote", "newTag");

	@MethodSource("kustomizations")
	@FuzzTest(maxDuration = "10m")
	void anyTextIsRefusedOrEditedAtThatPlaceAlone(byte[] content) {
		String text = new String(content, UTF_8);
		YamlFile file = new YamlFile("kustomization.yaml", text);
		try {
			String edited = file.with(TAG, "9.9.9").text();
			assertThat(new YamlFile("kustomization.yaml", edited).scalar(TAG)).contains("9.9.9");
			EditAssertions.onlyOneLineDiffers(text, edited);
			if (EditAssertions.isReadByOthers(text)) {
				EditAssertions.onlyTheTagDiffers(text, edited, "vote", "9.9.9");
			}
		}
		catch (Problem problem) {
			assertThat(problem.getMessage()).startsWith("kustomization.yaml ").doesNotContain("\n");
		}
	}

	static Stream<byte[]> kustomizations() throws IOException {
		return RealKustomizations.texts().stream().map((text) -> text.getBytes(UTF_8));
	}

}
