package dev.platform.cli.setup.cluster;

import java.util.Map;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GitAccessTests {

	private static final String URL = "https://git.example.com/platform.git";

	@Test
	void refusesANameWithoutAPassword() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> GitAccess.of(URL, "main", "argocd", Map.of()))
			.withMessage("--username without a password is no access");
	}

	@Test
	void needsNothingForAPublicRepository() {
		assertThat(GitAccess.of(URL, "main", null, Map.of("PLATFORM_GIT_PASSWORD", "token")))
			.isEqualTo(new GitAccess(URL, "main", null, null));
	}

	@Test
	void readsFromHereWithTheSameLogin() {
		GitAccess access = GitAccess.of(URL, "main", "argocd", Map.of("PLATFORM_GIT_PASSWORD", "a/b $c"));
		assertThat(access.location().address().user()).isEqualTo("argocd");
		assertThat(access.location().address().password()).isEqualTo("a/b $c");
		assertThat(access.location()).hasToString(URL);
	}

	@Test
	void refusesALoginThatTheClusterWouldShow() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(
					() -> GitAccess.of("https://argocd:s3cret@git.example.com/platform.git", "main", null, Map.of()))
			.withMessageStartingWith("--repo holds a login")
			.satisfies((problem) -> assertThat(problem.getMessage() + problem.hint()).doesNotContain("s3cret"));
	}

}
