package dev.platform.engine.kustomization;

import java.util.Map;
import java.util.stream.Stream;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything by which a kustomization could make kustomize fetch, run or read what is not
 * in the snapshot: each place that takes a reference, with each kind of reference.
 */
class RefusedReferenceTests {

	private static final String FETCHES = "%s is not in this repository, and rendering fetches nothing";

	// Where a reference can stand; each on the third line.
	private static final String[] PLACES = { "resources:\n-\n  %s", "bases:\n-\n  %s", "components:\n-\n  %s",
			"crds:\n-\n  %s", "configurations:\n-\n  %s", "openapi:\n  path:\n    %s", "patches:\n- path:\n    %s",
			"patchesStrategicMerge:\n-\n  %s",
			"patchesJson6902:\n- path:\n    %s\n  target: {kind: ConfigMap, name: map}",
			"replacements:\n- path:\n    %s", "generators:\n-\n  %s", "transformers:\n-\n  %s", "validators:\n-\n  %s",
			"configMapGenerator:\n- envs:\n  - %s", "configMapGenerator:\n- files:\n  - %s",
			"configMapGenerator:\n- env:\n    %s", "secretGenerator:\n- envs:\n  - %s",
			"secretGenerator:\n- files:\n  - %s", "secretGenerator:\n- env:\n    %s",
			"resources: &list\n-\n  %s\nbases: *list" };

	// Each is fetched by some version of kustomize, at some place.
	private static final String[] ADDRESSES = { "https://example.com/x.yaml", "http://127.0.0.1:9/x", "HTTP://x/y",
			"http:x", "file:///nonexistent.git?ref=--upload-pack%%3Dtouch%%20MARK%%20%%23", "FILE:///x/y",
			"ssh://git@example.com/x/y", "git@github.com:x/y", "someone@example.com/x/y", "github.com/x/y",
			"GitHub.com/x/y", "github.com:x/y", "www.github.com/x/y", "git::https://example.com/x/y", "gh:x/y",
			"example.com/x/y.git?ref=main" };

	static Stream<Arguments> everywhere() {
		return Stream.of(PLACES)
			.flatMap((place) -> Stream.of(ADDRESSES)
				// Two = in one file source are another fault.
				.filter((address) -> !(place.contains("files") && address.contains("=")))
				.map((address) -> Arguments.of(place, address.replace("%%", "%"))));
	}

	@ParameterizedTest
	@MethodSource("everywhere")
	void refusesAnAddress(String place, String address) {
		assertRefused(place.formatted("'" + address + "'"), "app/kustomization.yaml:3: " + FETCHES.formatted(address));
	}

	@ParameterizedTest
	@MethodSource("everywhere")
	void refusesAnAddressOfWhichThereIsAFileAndAFolder(String place, String address) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(Map.of("app/kustomization.yaml", place.formatted("'" + address + "'"),
					"app/" + address, Tree.MAP, "app/" + address + "/kustomization.yaml", "kind: Component\n")))
			.withMessage("app/kustomization.yaml:3: " + FETCHES.formatted(address));
	}

	@ParameterizedTest
	@CsvSource({ "/etc/passwd, is an absolute path", "../../outside, leads out of the repository",
			"x/../../../outside, leads out of the repository", "../.git/config, is a file of Git's own",
			"../.GIT/config, is a file of Git's own", "..\\x, is not a path", "\"x\\0\", is not a path",
			"\"x\\ny\\e\", is not a path" })
	void refusesAPathThatLeadsElsewhere(String written, String message) {
		for (String place : PLACES) {
			if (!written.contains("\\n") || place.startsWith("resources") || place.startsWith("components")) {
				assertThatExceptionOfType(Problem.class)
					.isThrownBy(() -> read(Map.of("app/kustomization.yaml", place.formatted(written))))
					.withMessageStartingWith("app/kustomization.yaml:3: ")
					.withMessageEndingWith(message)
					.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
			}
		}
	}

	@Test
	void refusesAnAddressAsTheValueOfAKey() {
		assertRefused("configMapGenerator:\n- name: x\n  files: [a.txt=http://127.0.0.1/x]",
				"app/kustomization.yaml:3: " + FETCHES.formatted("http://127.0.0.1/x"));
	}

	@Test
	void refusesAnAddressThatAMergeKeyBrings() {
		assertRefused("patches:\n- <<: {path: 'http://x/y'}\n",
				"app/kustomization.yaml:2: " + FETCHES.formatted("http://x/y"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "helmCharts: [{name: x}]", "helmGlobals: {chartHome: x}",
			"helmChartInflationGenerator: [{chartName: x}]" })
	void refusesHelm(String text) {
		assertRefused(text, "app/kustomization.yaml:1: \"%s\" runs Helm, and rendering runs nothing"
			.formatted(text.substring(0, text.indexOf(':'))));
	}

	// Go's decoder takes a key in any case; some letters that look like one, too.
	@ParameterizedTest
	@ValueSource(strings = { "Resources: [http://x/y]", "RESOURCES: [http://x/y]", "re\u017fources: [http://x/y]",
			"helmcharts: [{name: x}]", "OpenAPI: {path: http://x}", "unheard: of" })
	void refusesAKeyThatItDoesNotKnow(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(Map.of("app/kustomization.yaml", text)))
			.withMessage("app/kustomization.yaml:1: \"%s\" is not known in a kustomization"
				.formatted(text.substring(0, text.indexOf(':'))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"configMapGenerator: [{Files: [http://x]}]|\"Files\" is not known in configMapGenerator",
			"secretGenerator: [{kvSources: x}]|\"kvSources\" is not known in secretGenerator",
			"patches: [{Path: http://x}]|\"Path\" is not known in patches",
			"patchesJson6902: [{PATH: http://x}]|\"PATH\" is not known in patchesJson6902",
			"replacements: [{Path: http://x}]|\"Path\" is not known in replacements",
			"openapi: {Path: http://x}|\"Path\" is not known in openapi",
			"resources: [map.yaml]\\nresources: [http://x]|\"resources\" comes twice",
			"resources: [map.yaml]\\n---\\nresources: [http://x]|kustomize reads the first document alone, and this is another",
			"resources: http://x|this must be a list", "resources: [[http://x]]|this must be a text",
			"patches: [http://x]|this must be a mapping", "resources: [!!binary aHR0cDovL3g=]|this must be a text",
			"namePrefix: !x y|the tag !x is not read here", "resources: ['']|an empty reference",
			"[]|this must be a mapping" })
	void refusesWhatOthersReadInAnotherWay(String text, String message) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(
					() -> read(Map.of("app/kustomization.yaml", text.replace("\\n", "\n"), "app/map.yaml", Tree.MAP)))
			.withMessageMatching("app/kustomization\\.yaml:[1-3]: .*")
			.withMessageEndingWith(message);
	}

	@Test
	void refusesAnEmptyKustomization() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(Map.of("app/kustomization.yaml", "# nothing\n")))
			.withMessage("app/kustomization.yaml:1: this kustomization is empty");
	}

	@ParameterizedTest
	@CsvSource({ "kustomization.yml, Kustomization", "kustomization.yaml, kustomization.yml" })
	void refusesTwoKustomizationsInOneFolder(String one, String other) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(Map.of("app/" + one, "resources: []\n", "app/" + other, "resources: []\n")))
			.withMessage("app has both %s and %s".formatted(one, other));
	}

	@Test
	void saysWhichFileIsMissing() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(Map.of("app/Kustomization", "resources:\n- map.yaml\n")))
			.withMessage("app/Kustomization:2: there is no file map.yaml, and no folder with a kustomization");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(Map.of("app/kustomization.yml", "patches:\n- path: map.yaml\n")))
			.withMessage("app/kustomization.yml:2: there is no file map.yaml");
	}

	@Test
	void namesTheFileThatIsReachedAndNotTheOneThatReachesIt() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(Map.of("app/kustomization.yaml", "bases: [../base]\n", "base/Kustomization",
					"components: [../part]\n", "part/kustomization.yml", "# a part\nresources: [github.com/x/y]\n")))
			.withMessage("part/kustomization.yml:2: " + FETCHES.formatted("github.com/x/y"));
	}

	@Test
	void showsWhatIsWrittenInOneLineThatEnds() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> read(Map.of("app/kustomization.yaml",
					"resources: [\"http://x/\\e[31m\\u202e%s\"]\n".formatted("y".repeat(500)))))
			.satisfies((problem) -> assertThat(problem.getMessage()).doesNotContain("\u001b", "\u202e")
				.hasSizeLessThan(260)
				.contains("http://x/ [31m y"));
	}

	private static void assertRefused(String kustomization, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(Map.of("app/kustomization.yaml", kustomization)))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED))
			.satisfies((problem) -> assertThat(problem.hint()).isNotBlank());
	}

	private static void read(Map<String, String> files) {
		new Closure(Tree.of(files)).of("app");
	}

}
