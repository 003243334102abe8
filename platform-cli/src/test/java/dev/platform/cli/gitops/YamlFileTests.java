package dev.platform.cli.gitops;

import dev.platform.cli.output.Problem;
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
			"\uFEFFimages:\n- name: vote\n  newTag: 1.0.0\n" })
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
			.withMessageStartingWith("gitops/overlays/dev/vote/kustomization.yaml is not valid YAML");
	}

	@Test
	void namesThePathThatDoesNotExist() {
		YamlFile file = new YamlFile("kustomization.yaml", "images:\n- name: result\n  newTag: v1\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.with(TAG, "v2"))
			.withMessage("kustomization.yaml has no images.name=vote.newTag");
	}

}
