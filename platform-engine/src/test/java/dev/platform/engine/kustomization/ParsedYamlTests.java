package dev.platform.engine.kustomization;

import java.util.Map;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A few lines of aliases that stand for more than any memory holds.
 */
class ParsedYamlTests {

	@ParameterizedTest
	@ValueSource(strings = { "resources: [bomb.yaml]", "patches: [{path: bomb.yaml}]", "crds: [bomb.yaml]",
			"configurations: [bomb.yaml]", "openapi: {path: bomb.yaml}", "replacements: [{path: bomb.yaml}]",
			"patchesStrategicMerge: [bomb.yaml]" })
	void refusesABombInEachFileThatKustomizeParses(String kustomization) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Closure(
					Tree.of(Map.of("app/kustomization.yaml", kustomization, "app/bomb.yaml", bomb(""))))
				.of("app"))
			.withMessage("app/bomb.yaml:1: aliases make this grow beyond 100000 values")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "patches:\n- patch: |\n", "patchesStrategicMerge:\n- |\n", "transformers:\n- |\n",
			"commonAnnotations:\n" })
	void refusesABombWithinAKustomization(String before) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Closure(Tree.of(Map.of("app/kustomization.yaml", before + bomb("    ")))).of("app"))
			.withMessageMatching("app/kustomization.yaml:\\d: aliases make this grow beyond 100000 values");
	}

	// Not Java's white space, but line breaks to kustomize.
	@ParameterizedTest
	@ValueSource(strings = { "\u2028", "\u2029", "\u0085" })
	void refusesABombBehindOtherLineBreaks(String separator) {
		String hidden = bomb("").replace("*", separator + "*");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Closure(
					Tree.of(Map.of("app/kustomization.yaml", "resources: [bomb.yaml]", "app/bomb.yaml", hidden)))
				.of("app"))
			.withMessageStartingWith("app/bomb.yaml:");
	}

	@Test
	void refusesAnAliasWithinWhatItNames() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Closure(Tree
				.of(Map.of("app/kustomization.yaml", "resources: [a.yaml]\n", "app/a.yaml", "a: &a\n  b: [*a]\n")))
				.of("app"))
			.withMessage("app/a.yaml:1: an alias stands within what it names");
	}

	@Test
	void takesFilesThatRepeatThemselves() {
		String text = Tree.MAP + "data: &d {a: b}\n---\n" + Tree.MAP.replace("map", "other")
				+ "cron: '* * * * *'\nscript: ls *.txt && true\n";
		assertThat(new Closure(Tree.of(Map.of("app/kustomization.yaml",
				"resources: [a.yaml]\nlabels: [&l {pairs: {a: b}}]\n", "app/a.yaml", text)))
			.of("app")).contains("app/a.yaml");
	}

	@Test
	void refusesAFileThatIsTooLarge() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Closure(Tree.of(Map.of("app/kustomization.yaml", "resources: [a.yaml]\n",
					"app/a.yaml", "#".repeat((16 << 20) + 1))))
				.of("app"))
			.withMessage("app/a.yaml:1: this is larger than 16 MiB");
	}

	private static String bomb(String indent) {
		StringBuilder text = new StringBuilder(indent + "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
		for (int level = 1; level < 9; level++) {
			text.append("%sa%d: &a%d [".formatted(indent, level, level))
				.append("*a%d, ".formatted(level - 1).repeat(9))
				.append("]\n");
		}
		return text.toString();
	}

}
