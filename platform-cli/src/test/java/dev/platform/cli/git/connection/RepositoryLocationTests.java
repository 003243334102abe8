package dev.platform.cli.git.connection;

import dev.platform.engine.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A branch becomes a file's name in the clone, and comes from records in repositories.
 */
class RepositoryLocationTests {

	private static final String URL = "https://git.example.com/platform.git";

	@ParameterizedTest
	@ValueSource(strings = { "../../../outside", "web/../../../outside", "refs/heads/../../outside", "a..b", "/web",
			"web/", "web.lock", "we~b", "we^b", "we:b", "we\\b", "@{1}" })
	void refusesABranchThatGitWouldNot(String branch) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new RepositoryLocation(URL, branch))
			.withMessage("the branch's name is none that Git takes")
			.satisfies((problem) -> assertThat(problem.hint()).contains("PLATFORM_BRANCH"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HEAD", "main", "feature/a", "refs/tags/v1" })
	void takesWhatGitTakes(String branch) {
		assertThat(new RepositoryLocation(URL, branch).branch()).isEqualTo(branch);
	}

}
