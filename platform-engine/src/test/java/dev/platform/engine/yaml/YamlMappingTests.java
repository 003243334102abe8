package dev.platform.engine.yaml;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class YamlMappingTests {

	@Test
	void addsAKeyAfterTheLastAndKeepsEveryOtherByte() {
		assertThat(vote("images:\n  # ours\n  - name: vote # that\n    newTag: v1   # one\n\n# foot\n")
			.with("digest", "d1")
			.text()).isEqualTo(
					"images:\n  # ours\n  - name: vote # that\n    newTag: v1   # one\n    digest: \"d1\"\n\n# foot\n");
		assertThat(vote("images:\r\n- name: vote\r\n").with("newTag", "1.0").text())
			.isEqualTo("images:\r\n- name: vote\r\n  newTag: \"1.0\"\r\n");
		assertThat(vote("images:\n- name: vote").with("newTag", "1.0").text())
			.isEqualTo("images:\n- name: vote\n  newTag: \"1.0\"\n");
	}

	@Test
	void addsBetweenBraces() {
		assertThat(vote("images: [{name: a}, {name: vote, newTag: v1}] # two\n").with("digest", "d1").text())
			.isEqualTo("images: [{name: a}, {name: vote, newTag: v1, digest: \"d1\"}] # two\n");
	}

	@Test
	void setsAKeyThatIsThereInItsPlace() {
		assertThat(vote("images:\n- newTag: 'v1'\n  name: vote\n").with("newTag", "v2").text())
			.isEqualTo("images:\n- newTag: 'v2'\n  name: vote\n");
	}

	@Test
	void takesAKeyAway() {
		assertThat(vote("images:\n- name: vote\n  digest: d1 # old\n  newTag: v1\n").without("digest").text())
			.isEqualTo("images:\n- name: vote\n  newTag: v1\n");
		assertThat(vote("images:\n- digest: d1\n  name: vote\n").without("digest").text())
			.isEqualTo("images:\n- name: vote\n");
		assertThat(vote("images: [{digest: d1, name: vote}]\n").without("digest").text())
			.isEqualTo("images: [{name: vote}]\n");
		assertThat(vote("images: [{name: vote, digest: d1, newTag: v1}]\n").without("digest").text())
			.isEqualTo("images: [{name: vote, newTag: v1}]\n");
		assertThat(vote("images:\n- name: vote\n").without("digest").text()).isEqualTo("images:\n- name: vote\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x: &a {name: vote, digest: d}\nimages: [*a]\n",
			"images:\n- &a\n  name: vote\n  digest: d\n- *a\n" })
	void refusesWhatWouldChangeSomethingElse(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> vote(text).without("digest"))
			.withMessageMatching(
					"k\\.yaml(:\\d: cannot be edited without changing something else| has .* more than once.*)");
	}

	private static YamlMapping vote(String text) {
		return new YamlFile("k.yaml", text).mapping(YamlPath.of("images", "name=vote"));
	}

}
