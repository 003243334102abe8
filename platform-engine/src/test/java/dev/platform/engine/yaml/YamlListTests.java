package dev.platform.engine.yaml;

import java.util.List;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class YamlListTests {

	@Test
	void addsALineAndKeepsEveryOtherByte() {
		YamlList list = list("# head\nresources:\n- a   # one\n# about c\n- c\n# foot\nother: {x: 1}\n");
		assertThat(list.with(list.place("b"), "b").text())
			.isEqualTo("# head\nresources:\n- a   # one\n- b\n# about c\n- c\n# foot\nother: {x: 1}\n");
		assertThat(list.with(list.place("d"), "d").text())
			.isEqualTo("# head\nresources:\n- a   # one\n# about c\n- c\n- d\n# foot\nother: {x: 1}\n");
		assertThat(list.with(list.place("A"), "A").text())
			.isEqualTo("# head\nresources:\n- A\n- a   # one\n# about c\n- c\n# foot\nother: {x: 1}\n");
	}

	@Test
	void addsAMappingInTheListsOwnIndentation() {
		YamlList list = list("resources:\n  - name: dev\n  - name: prod\n    after: dev # last\n\n# foot\n");
		assertThat(list.with(1, "name: acc\nafter: dev").text()).isEqualTo(
				"resources:\n  - name: dev\n  - name: acc\n    after: dev\n  - name: prod\n    after: dev # last\n\n# foot\n");
		assertThat(list.with(2, "name: end\nafter: prod").text()).isEqualTo(
				"resources:\n  - name: dev\n  - name: prod\n    after: dev # last\n  - name: end\n    after: prod\n\n# foot\n");
	}

	@Test
	void addsBetweenBrackets() {
		YamlList list = list("resources: [a, c] # two\n");
		assertThat(list.with(1, "b").text()).isEqualTo("resources: [a, b, c] # two\n");
		assertThat(list.with(0, "A").text()).isEqualTo("resources: [A, a, c] # two\n");
		assertThat(list.with(2, "name: d\nafter: c").text())
			.isEqualTo("resources: [a, c, {name: d, after: c}] # two\n");
		assertThat(list("resources: []\n").with(0, "a").text()).isEqualTo("resources: [a]\n");
	}

	@Test
	void keepsCarriageReturnsAndAddsTheMissingLineBreak() {
		assertThat(list("resources:\r\n- a\r\n- c\r\n").with(1, "b").text())
			.isEqualTo("resources:\r\n- a\r\n- b\r\n- c\r\n");
		assertThat(list("resources:\n- a").with(1, "b").text()).isEqualTo("resources:\n- a\n- b\n");
	}

	@Test
	void goesToTheEndOfAListThatIsNotSorted() {
		assertThat(list("resources: [b, a]\n").place("aa")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "resources:\n- a # one\n# about b\n- b\n- c\n", "resources: [ a,  b, c ]\n",
			"resources:\n  - name: a\n    x: |\n      text\n  - name: b\n", "resources:\r\n- a\r\n- b\r\n" })
	void takesAwayWhatWasAdded(String text) {
		YamlList list = list(text);
		for (int index = 0; index <= list.items().size(); index++) {
			YamlFile added = list.with(index, "name: new\nafter: a");
			assertThat(added.list(list.at()).items()).hasSize(list.items().size() + 1);
			assertThat(added.list(list.at()).without(index).text()).isEqualTo(text);
		}
	}

	@Test
	void refusesWhatWouldChangeSomethingElse() {
		YamlFile shared = new YamlFile("a.yaml", "resources: &all\n- a\n- b\nsame: *all\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> shared.list(YamlPath.of("same")).with(1, "c"))
			.withMessage("a.yaml cannot be edited at same without changing something else");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> list("resources:\n- a\n").without(0));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> list("resources: none\n").items())
			.withMessage("a.yaml has no list resources");
	}

	@Test
	void readsItsItems() {
		assertThat(list("resources: [a, b]\n").items()).isEqualTo(List.of("a", "b"));
		assertThat(list("resources: [a, b]\n").indexOf("b")).isEqualTo(1);
		assertThat(list("resources: [a, b]\n").indexOf("c")).isEqualTo(-1);
	}

	private static YamlList list(String text) {
		return new YamlFile("a.yaml", text).list(YamlPath.of("resources"));
	}

}
