package dev.platform.cli.git;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.RecordingServer;
import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A login goes to the server it was given for: others are canaries that keep all they are
 * told.
 */
class SecretsIntegrationTests {

	private static final String SECRET = "c4nary";

	@TempDir
	Path directory;

	private RecordingServer server;

	private RecordingServer other;

	@BeforeEach
	void serve() throws IOException {
		this.server = RecordingServer.start();
		this.other = RecordingServer.start();
		this.server.leadTo(this.other.url());
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.other.close();
	}

	@Test
	void noOtherServerIsAskedWhereverTheFirstLeads() {
		Problem problem = problem(remote(this.server.url() + "/p.git", with("PLATFORM_GIT_PASSWORD", SECRET)));
		assertThat(this.server.requests).anySatisfy((request) -> assertThat(request).contains("Authorization"));
		assertThat(this.other.requests).isEmpty();
		assertThat(problem).hasMessage(
				this.server.url() + "/p.git leads to " + this.other.url() + ", another server, which is not asked");
		assertThat(problem.hint()).isEqualTo("use the address it leads to, if that is the server you mean");
	}

	@Test
	void noLoginOfTheAddressGoesAlong() {
		String url = this.server.url().replace("://", "://user:%s@".formatted(SECRET)) + "/p.git";
		Problem problem = problem(remote(url, variables()));
		assertThat(this.other.requests).isEmpty();
		assertThat(trace(problem)).doesNotContain(SECRET);
	}

	@Test
	void noHeaderOfGitsConfigurationGoesAlong() throws IOException {
		GitRemote remote = remote(this.server.url() + "/p.git", variables());
		problem(remote);
		try (var clones = Files.list(this.directory.resolve("cache"))) {
			GitServer.git(this.directory, "config", "--file",
					clones.findFirst().orElseThrow().resolve("config").toString(), "http.extraHeader",
					"Authorization: Bearer " + SECRET);
		}
		problem(remote(this.server.url() + "/p.git", variables()));
		assertThat(this.server.requests).anySatisfy((request) -> assertThat(request).contains(SECRET));
		assertThat(this.other.requests).isEmpty();
	}

	@Test
	void aTemplatesServerIsNotToldTheRepositorysLogin() throws IOException {
		Map<String, String> variables = with("PLATFORM_GIT_PASSWORD", SECRET);
		Files.writeString(this.directory.resolve(".netrc"), "default login me password %s\n".formatted(SECRET));
		variables.put("HOME", this.directory.toString());
		Endpoint repository = new Endpoint("https", "127.0.0.1", 443);
		problem(new GitRemote(() -> location(this.other.url() + "/t.git"), this.directory.resolve("cache"),
				Access.elsewhere(variables, () -> Optional.of(repository))));
		assertThat(this.other.requests).isNotEmpty();
		assertThatNothingWasToldTo(this.other);
		problem(new GitRemote(() -> location(this.other.url() + "/t.git"), this.directory.resolve("cache"),
				Access.elsewhere(variables, () -> location(this.other.url()).address().server())));
		assertThat(this.other.requests).anySatisfy((request) -> assertThat(request).contains("Authorization"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://github.evil.example/p%0ahost=github.com%0aprotocol=https",
			"https://evil.example%0ahost=github.com/p", "https://u%0ahost=github.com@evil.example/p",
			"https://evil.example/p%0dhost=github.com", "https://evil.example/p%00" })
	void noLineIsWrittenIntoTheCredentialProtocol(String url) throws IOException {
		Map<String, String> variables = withHelper();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> remote(url, variables).fetch())
			.withMessageContaining("control character");
		assertThat(this.directory.resolve("helper.log")).doesNotExist();
	}

	@Test
	void noLoginGoesOverPlainHttpUnlessTheUserSaidSo() throws IOException {
		String url = "http://git.example.com/p.git";
		Map<String, String> variables = withHelper();
		variables.put("PLATFORM_GIT_PASSWORD", SECRET);
		variables.put("http_proxy", this.other.url());
		Problem problem = problem(remote(url, variables));
		assertThat(problem).hasMessageStartingWith("http://git.example.com is sent no login or token");
		assertThat(problem.hint()).endsWith("export PLATFORM_ALLOW_HTTP=http://git.example.com");
		assertThat(this.directory.resolve("helper.log")).doesNotExist();
		assertThat(problem(remote(url.replace("://", "://u:%s@".formatted(SECRET)), variables)))
			.hasMessageStartingWith("http://git.example.com is sent no login or token");
		assertThat(this.other.requests).isNotEmpty();
		assertThatNothingWasToldTo(this.other);
		variables.put("PLATFORM_ALLOW_HTTP", "http://git.example.com");
		problem(remote(url, variables));
		assertThat(this.other.requests).anySatisfy((request) -> assertThat(request).contains("Authorization"));
	}

	@Test
	void aLoginWithALineBreakIsNone() {
		Map<String, String> variables = with("PLATFORM_GIT_PASSWORD", SECRET + "\nhost=github.com");
		assertThat(problem(remote(this.server.url() + "/p.git", variables)))
			.hasMessageStartingWith("a login holds a line break");
	}

	private void assertThatNothingWasToldTo(RecordingServer canary) {
		assertThat(canary.requests).noneSatisfy((request) -> assertThat(request).contains("Authorization"))
			.noneSatisfy((request) -> assertThat(request).contains(SECRET));
	}

	private static String trace(Problem problem) {
		StringWriter trace = new StringWriter();
		problem.printStackTrace(new PrintWriter(trace, true));
		return trace.toString();
	}

	private static Problem problem(GitRemote remote) {
		return catchThrowableOfType(Problem.class, remote::fetch);
	}

	private GitRemote remote(String url, Map<String, String> variables) {
		return new GitRemote(() -> location(url), this.directory.resolve("cache"), variables);
	}

	private static RepositoryLocation location(String url) {
		return new RepositoryLocation(url, "main");
	}

	// Without the configuration of whoever runs the tests.
	private Map<String, String> variables() {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.keySet().removeIf((name) -> name.toLowerCase().endsWith("_proxy") || name.startsWith("PLATFORM_"));
		variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
		variables.put("GIT_CONFIG_NOSYSTEM", "1");
		variables.put("HOME", this.directory.resolve("home").toString());
		return variables;
	}

	private Map<String, String> with(String name, String value) {
		Map<String, String> variables = variables();
		variables.put(name, value);
		return variables;
	}

	private Map<String, String> withHelper() throws IOException {
		Path configuration = this.directory.resolve("gitconfig");
		Files.writeString(configuration, """
				[credential]
					helper = "!f() { cat >>%s; echo username=me; echo password=%s; }; f"
				""".formatted(this.directory.resolve("helper.log"), SECRET));
		Map<String, String> variables = variables();
		variables.put("GIT_CONFIG_GLOBAL", configuration.toString());
		return variables;
	}

}
