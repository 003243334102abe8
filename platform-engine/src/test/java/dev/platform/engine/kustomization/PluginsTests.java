package dev.platform.engine.kustomization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Generators, transformers and validators, within a kustomization and in files.
 */
class PluginsTests {

	private static final String FETCHES = " is not in this repository, and rendering fetches nothing";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "ConfigMapGenerator|files: [x=http://x/y]|5", "ConfigMapGenerator|files: [http://x/y]|5",
					"SecretGenerator|envs: [http://x/y]|5", "SecretGenerator|env: http://x/y|5",
					"PatchTransformer|path: http://x/y|5", "PatchJson6902Transformer|path: http://x/y|5",
					"PatchStrategicMergeTransformer|paths: [http://x/y]|5",
					"ReplacementTransformer|replacements: [{path: http://x/y}]|5",
					"ValueAddTransformer|targetFilePath: http://x/y|5" })
	void refusesAnAddressInEachThatLoadsFiles(String kind, String field, int line) {
		String plugin = "apiVersion: builtin\nkind: %s\nmetadata:\n  name: x\n%s\n".formatted(kind, field);
		for (String key : List.of("generators", "transformers", "validators")) {
			assertRefused(Map.of("app/kustomization.yaml", key + ": [plugin.yaml]\n", "app/plugin.yaml", plugin),
					"app/plugin.yaml:%d: http://x/y%s".formatted(line, FETCHES));
			assertRefused(Map.of("app/kustomization.yaml", key + ":\n- |\n  " + plugin.replace("\n", "\n  ")),
					"app/kustomization.yaml:%d: http://x/y%s".formatted(line + 2, FETCHES));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "apiVersion: example.com/v1\nkind: Anything\n",
			"apiVersion: builtin\nkind: HelmChartInflationGenerator\nname: x\n",
			"apiVersion: builtin\nkind: SomethingNew\nmetadata: {name: x}\n", "apiVersion: v1\nkind: List\nitems: []\n",
			"kind: ConfigMapGenerator\nmetadata: {name: x}\n",
			"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n  annotations:\n"
					+ "    config.kubernetes.io/function: 'exec: {path: ./x}'\n" })
	void refusesWhatIsNotBuiltIn(String plugin) {
		assertRefused(Map.of("app/kustomization.yaml", "transformers: [t.yaml]\n", "app/t.yaml", plugin),
				"app/t.yaml:1: the plugin %s is a program, and rendering runs none"
					.formatted(plugin.replaceAll("(?s).*kind: (\\w+).*", "$1")));
	}

	@Test
	void refusesTheSecondDocumentToo() {
		assertRefused(
				Map.of("app/kustomization.yaml", "generators: [g.yaml]\n", "app/g.yaml",
						"apiVersion: builtin\nkind: HashTransformer\nmetadata: {name: x}\n---\nkind: Evil\n"),
				"app/g.yaml:5: the plugin Evil is a program, and rendering runs none");
	}

	@Test
	void refusesAFolderThatWouldComputeThem() {
		assertRefused(
				Map.of("app/kustomization.yaml", "generators:\n- ../plugins\n", "plugins/kustomization.yaml",
						"resources: []\n"),
				"app/kustomization.yaml:2: ../plugins is a folder, and what it renders to cannot be checked before");
	}

	@Test
	void kustomizeGetsAPluginFileAsItWasChecked() {
		Map<String, String> files = new HashMap<>(Map.of("app/kustomization.yaml", "generators: [g.yaml]\n",
				"app/g.yaml",
				"# says\napiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: x}\n"
						+ "files: [../app/a.txt, b=a.txt]\n---\n---\napiVersion: builtin\nkind: HashTransformer\n",
				"app/a.txt", "a\n"));
		assertThat(new Closure(Tree.of(files)).texts(List.of("app")))
			.containsEntry("app/g.yaml",
					"{\"apiVersion\": builtin,\"kind\": ConfigMapGenerator,\"metadata\": {name: x},"
							+ "\"files\": [\"../app/a.txt\",\"b=./a.txt\"]}\n---\n"
							+ "{apiVersion: builtin,kind: HashTransformer}\n")
			.containsEntry("app/a.txt", "a\n");
	}

	private static void assertRefused(Map<String, String> files, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Closure(Tree.of(files)).of("app"))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

}
