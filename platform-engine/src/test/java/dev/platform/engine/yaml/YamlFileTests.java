package dev.platform.engine.yaml;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every case marks the scalar's old value with {@code 1.0.0}: the edit may change it and
 * nothing else.
 */
class YamlFileTests {

	private static final YamlPath TAG = YamlPath.of("images", "name=vote", "newTag");

	@ParameterizedTest
	@ValueSource(strings = { "images:\n- name: vote\n  newTag: 1.0.0\n", "images:\n- name: vote\n  newTag: 1.0.0",
			"images:\n- name: vote\n  newTag: '1.0.0'   # pinned\n", "images:\n- name: vote\n  newTag: \"1.0.0\"\n",
			"images:\r\n- name: vote\r\n  newTag: 1.0.0 # why\r\nnamespace: dev\r\n",
			"images: [{name: vote, newTag: 1.0.0}, {name: other, newTag: '2'}]\n",
			"# über uns 🗳\nimages:\n- newTag: 1.0.0\n  name: vote\n- name: other\n  newTag: 3.0.0\n",
			"images:\n- {newName: 'a/b',   newTag: 1.0.0  , name: vote}\nlong: >\n  folded\n  text\n",
			"---\nimages:\n    -   name:   vote\n        newTag:   1.0.0\n...\n",
			"images:\n- name: vote\n  newTag: &tag 1.0.0\nother: value\n",
			"\uFEFFimages:\n- name: vote\n  newTag: 1.0.0\n", "images:\n- name: vote\n  newTag: \"1.0.0\"\t# a tab\n",
			"images:\n- name: vote\n  newTag: |-  # why\n      1.0.0\n\nlast: line\n",
			"images:\n- name: vote\n  newTag: >-\r\n    1.0.0\r\n",
			"images:\n- name: vote\n  newTag: !!str &tag 1.0.0\nother: !custom [x]\n",
			"kind: other\n---\nimages:\n- name: vote\n  newTag: 1.0.0\n---\nlast: 1.0\n" })
	void changesNothingButTheValue(String text) {
		YamlFile edited = new YamlFile("kustomization.yaml", text).with(TAG, "2.1.0");
		assertThat(edited.text()).isEqualTo(text.replace("1.0.0", "2.1.0"));
	}

	@Test
	void quotesAValueThatWouldReadAsANumber() {
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: vote\n  newTag: v1\n");
		assertThat(file.with(TAG, "1.10").text()).isEqualTo("images:\n- name: vote\n  newTag: \"1.10\"\n");
	}

	@Test
	void keepsADigestPlain() {
		String version = "2.0.0@sha256:" + "a".repeat(64);
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: vote\n  newTag: v1\n");
		assertThat(file.with(TAG, version).text()).isEqualTo("images:\n- name: vote\n  newTag: " + version + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e3", "0o17", "1_000", ".5", "007", "2024-01-01", "null" })
	void quotesWhatKustomizeWouldNotReadAsAString(String version) {
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: vote\n  newTag: v1\n");
		assertThat(file.with(TAG, version).text())
			.isEqualTo("images:\n- name: vote\n  newTag: \"%s\"\n".formatted(version));
	}

	@Test
	void fillsAnEmptyValue() {
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: vote\n  newTag: # none yet\n");
		assertThat(file.with(TAG, "v1").text()).isEqualTo("images:\n- name: vote\n  newTag: v1 # none yet\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x: &image {name: vote, newTag: v1}\nimages: [*image]\n",
			"images:\n- &image\n  name: vote\n  newTag: v1\n- <<: *image\n  name: other\n",
			"images: &all\n- name: vote\n  newTag: v1\n  self: *all\n",
			"version: &v v1\nimages:\n- name: vote\n  newTag: *v\n" })
	void refusesAnEditOfWhatIsUsedElsewhere(String text) {
		YamlFile file = new YamlFile("kustomization.yaml", text);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.with(TAG, "v2"))
			.withMessageMatching("kustomization.yaml cannot be edited at images.name=vote.newTag, line \\d,"
					+ " without changing something else");
	}

	@ParameterizedTest
	@ValueSource(strings = { "images:\n- name: vote\n  newTag: v1\n- name: vote\n  newTag: v1\n",
			"images:\n- name: vote\n  newTag: v1\n\n  newTag: v1\n",
			"images: []\n\n\nimages:\n- name: vote\n  newTag: v1\n" })
	void refusesWhatIsThereTwice(String text) {
		YamlFile file = new YamlFile("kustomization.yaml", text);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.with(TAG, "v2"))
			.withMessageStartingWith("kustomization.yaml has images.name=vote.newTag more than once, at line");
	}

	@Test
	void refusesTwoDocumentsThatBothHaveIt() {
		String document = "images:\n- name: vote\n  newTag: v1\n";
		YamlFile file = new YamlFile("kustomization.yaml", document + "---\n" + document);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.with(TAG, "v2"))
			.withMessageContaining("more than one of its documents");
	}

	@Test
	void refusesAnEditThatAnAliasWouldCarryElsewhere() {
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: vote\n  newTag: &tag v1\ncopy: *tag\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.with(TAG, "v2"))
			.withMessageContaining("without changing something else");
	}

	@Test
	void namesTheFileThatIsNotYaml() {
		YamlFile file = new YamlFile("gitops/overlays/dev/vote/kustomization.yaml", "images: [\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.scalar(TAG))
			.withMessageStartingWith("gitops/overlays/dev/vote/kustomization.yaml is not valid YAML: ")
			.withMessageEndingWith(", line 2");
	}

	@Test
	void namesThePathThatDoesNotExist() {
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: result\n  newTag: v1\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.with(TAG, "v2"))
			.withMessage("kustomization.yaml has no images.name=vote.newTag");
	}

	// Of these SnakeYAML throws no exception of its own.
	@ParameterizedTest
	@ValueSource(strings = { "a: \"\\xzz\"", "a: \"\\UFFFFFFFF\"", "a: !!int x" })
	void saysOfAnEscapeOrANumberThatIsNoneThatTheFileIsNotValid(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new YamlFile("a.yaml", text).content())
			.withMessageStartingWith("a.yaml is not valid YAML: ");
	}

}
