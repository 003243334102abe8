package dev.platform.engine.kustomization;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renders what Jazzer makes of repositories, hostile ones among them, with a kustomize
 * that tells when it runs or fetches anything: with {@code JAZZER_FUZZ=1} until the time
 * is over, otherwise the seeds alone.
 */
class KustomizationGuidedFuzzTests {

	private static WatchedKustomize kustomize;

	// Without line breaks, which Jazzer does not escape in the file that it makes of
	// them.
	@DictionaryEntries({ "http://canary.example/x", "HTTP:x", "git@canary.example:x/y", "github.com/x/y",
			"file:///x.git?ref=--upload-pack%3Dx", "../", "resources:", "components:", "generators:", "transformers:",
			"configMapGenerator:", "files:", "envs:", "path:", "patches:", "apiVersion: builtin", "<<: *", "&a ", "*a",
			"---", "!!binary ", "!!str ", "? ", "|", "\"\\u0068ttp\\x3a//canary.example/\"", "=== ",
			"kustomization.yaml", "Kustomization" })
	@MethodSource("trees")
	@FuzzTest(maxDuration = "10m")
	void whatIsAcceptedRunsAndFetchesNothing(byte[] tree) throws IOException, InterruptedException {
		Map<String, String> texts;
		try {
			texts = new Closure(Tree.of(Trees.files(new String(tree, UTF_8)))).texts(List.of("app"));
		}
		catch (Problem problem) {
			assertThat(problem.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000);
			return;
		}
		watched().renders(texts, "app");
	}

	@Test
	void thisKustomizeWouldTell() throws IOException, InterruptedException {
		for (String reference : List.of("http://canary.example/x", "github.com/x/y")) {
			assertThat(watched().wouldTell(Map.of("app/kustomization.yaml", "resources: ['%s']\n".formatted(reference)),
					"app"))
				.isTrue();
		}
	}

	static Stream<byte[]> trees() throws IOException {
		return Trees.texts().stream().map((text) -> text.getBytes(UTF_8));
	}

	private static synchronized WatchedKustomize watched() throws IOException {
		if (kustomize == null) {
			kustomize = new WatchedKustomize(new KustomizeCommand(System.getenv()).words());
		}
		return kustomize;
	}

}
