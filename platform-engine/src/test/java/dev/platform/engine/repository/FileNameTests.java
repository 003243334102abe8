package dev.platform.engine.repository;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "a\0b", ".git", ".GIT", ".Git", ".git.", ".git ", ".git. .", "git~1",
			"GIT~1", "git~2", ".git::$INDEX_ALLOCATION", ".git:stream", ".g\u200cit", ".gi\u202et", "\ufeff.git",
			".git\u206f" })
	void leadElsewhere(String name) {
		assertThat(FileName.leadsElsewhere(name)).isPresent();
		assertThat(FileName.fault(name)).isPresent();
		assertThat(FileName.pathLeadsElsewhere("gitops/" + name + "/x")).isPresent();
	}

	@Test
	void areNoPaths() {
		assertThat(FileName.leadsElsewhere("a/b")).isPresent();
		assertThat(FileName.pathLeadsElsewhere("a/b")).isEmpty();
		assertThat(FileName.pathFault("a/b/con")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\b", "..\\x", "a:b", "a?", "a\nb", "a\u007f", "a.", "a ", "...", "con", "NUL",
			"aux.yaml", "Com1.txt", "lpt9", "PRN" })
	void areNotTheSameEverywhere(String name) {
		assertThat(FileName.fault(name)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "kustomization.yaml", ".gitignore", ".gitattributes", ".github", "git", "gitops", "git~",
			"..a", "...a", "{{name}}", "console", "com10", "nul1", "résumé.md", "a b", "@", ".git-blame-ignore-revs",
			"日本" })
	void areTakenAsTheyAre(String name) {
		assertThat(FileName.fault(name)).isEmpty();
	}

	@Test
	void areShownWithoutWhatATerminalActsOn() {
		assertThat(FileName.shown("a\u001b[2Jb\nc\u202ed\r")).isEqualTo("a\\u001b[2Jb\\u000ac\\u202ed\\u000d");
		assertThat(FileName.shown("résumé 日本")).isEqualTo("résumé 日本");
	}

}
