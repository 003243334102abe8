package dev.platform.cli.forge;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.RecordingServer;
import dev.platform.cli.network.Address;
import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Which token goes to which server.
 */
class ForgeTokensTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GITHUB | https://github.com/t/p.git                | https://github.com
					GITHUB | git@github.com:t/p.git                    | https://github.com
					GITHUB | https://git.example.com/t/p, GITHUB_SERVER_URL=https://git.example.com | https://git.example.com
					GITHUB | https://git.example.com/t/p, PLATFORM_FORGE_URL=https://forge.example.com | https://forge.example.com
					GITHUB | https://git.example.com/t/p, PLATFORM_REPOSITORY=git@git.example.com:t/p | https://git.example.com
					GITLAB | https://git.example.com/t/p, CI_SERVER_URL=https://git.example.com | https://git.example.com
					GITEA  | https://codeberg.org/t/p                  | https://codeberg.org
					""")
	void goesToTheServerThatItIsFor(Kind kind, String given, String server) {
		assertThat(tokens(kind, given).of(kind, Endpoint.of(URI.create(server)))).isEqualTo("t0ken");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GITHUB | https://github.evil.example/t/p           | https://github.evil.example
			GITHUB | http://github.com/t/p                     | http://github.com
			GITHUB | https://github.com:8443/t/p               | https://github.com:8443
			GITHUB | https://git.example.com/t/p, GITHUB_SERVER_URL=https://github.com | https://git.example.com
			GITLAB | https://git.example.com/t/p, PLATFORM_FORGE=gitlab | https://git.example.com
			GITEA  | http://git.example.com/t/p, PLATFORM_REPOSITORY=http://git.example.com/t/p | http://git.example.com
			""")
	void goesToNoOther(Kind kind, String given, String server) {
		Problem problem = catchThrowableOfType(Problem.class,
				() -> tokens(kind, given).of(kind, Endpoint.of(URI.create(server))));
		assertThat(problem).hasMessageStartingWith(server);
		assertThat(problem.hint()).contains("export PLATFORM_").endsWith("=" + server);
		assertThat(problem.getMessage() + problem.hint()).doesNotContain("t0ken");
	}

	@Test
	void theRepositorysLoginGoesToNoForgeElsewhere() throws IOException {
		try (RecordingServer elsewhere = RecordingServer.start()) {
			PullRequests requests = new PullRequests(
					Map.of("PLATFORM_FORGE", "gitea", "PLATFORM_FORGE_URL", elsewhere.url()),
					() -> Address.of("test", "https://git.example.com/t/p"), Optional::empty,
					() -> Optional.of("fr0m-git"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> requests.find("b", "main"))
				.withMessage("there is no token for pull requests");
			assertThat(elsewhere.requests).isEmpty();
		}
	}

	@Test
	void nobodySeesTheLoginInTheForgesAddress() throws IOException {
		try (RecordingServer forge = RecordingServer.start()) {
			String url = forge.url().replace("://", "://user:s3cret@");
			PullRequests requests = new PullRequests(
					Map.of("PLATFORM_FORGE", "gitea", "PLATFORM_FORGE_URL", url, "GITEA_TOKEN", "t0ken"),
					() -> Address.of("test", "https://git.example.com/t/p"), Optional::empty, Optional::empty);
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> requests.find("b", "main"))
				.satisfies((problem) -> assertThat(problem.getMessage() + problem.hint()).doesNotContain("s3cret"));
			assertThat(forge.requests).hasSize(1).allSatisfy((request) -> assertThat(request).contains("token t0ken"));
		}
	}

	private static ForgeTokens tokens(Kind kind, String given) {
		String[] parts = given.split(", ");
		Map<String, String> environment = new HashMap<>(Map.of(kind.variable(), "t0ken"));
		if (parts.length > 1) {
			String[] variable = parts[1].split("=", 2);
			environment.put(variable[0], variable[1]);
		}
		return new ForgeTokens(environment, Address.of("test", parts[0]), Optional::empty);
	}

}
