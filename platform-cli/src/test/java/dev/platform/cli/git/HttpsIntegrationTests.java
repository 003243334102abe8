package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.TlsIdentity;
import dev.platform.cli.TunnelProxy;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A server whose authority is nobody's but the user's own, and a proxy on the way to it.
 */
@Timeout(120)
class HttpsIntegrationTests {

	@TempDir
	Path directory;

	private GitServer files;

	private TlsIdentity identity;

	private SmartHttpServer server;

	private Path bare;

	@BeforeEach
	void serve() throws IOException {
		this.files = GitServer.start(this.directory);
		this.bare = this.files.create("platform");
		this.identity = TlsIdentity.create(this.directory);
		this.server = SmartHttpServer.start(this.directory, this.identity.server());
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.files.close();
	}

	@Test
	void trustsNobodyUnasked() {
		Problem problem = catchThrowableOfType(Problem.class, () -> remote(variables()).fetch());
		assertThat(problem).hasMessageContaining("has a certificate that is not trusted");
		assertThat(problem.hint()).startsWith("git config --global http.sslCAInfo");
		assertThat(this.server.requests).as("a certificate does not get better").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GIT_SSL_CAINFO", "SSL_CERT_FILE" })
	void trustsTheAuthorityOfTheVariables(String name) throws IOException {
		Map<String, String> variables = variables();
		variables.put(name, this.identity.certificate().toString());
		publishes(remote(variables));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http.sslCAInfo", "http.https://127.0.0.1.sslCAInfo" })
	void trustsTheAuthorityOfGitsConfiguration(String key) throws IOException {
		catchThrowableOfType(Problem.class, () -> remote(variables()).fetch());
		try (var clones = Files.list(this.directory.resolve("cache"))) {
			GitServer.git(this.directory, "config", "--file",
					clones.findFirst().orElseThrow().resolve("config").toString(), key,
					this.identity.certificate().toString());
		}
		publishes(remote(variables()));
	}

	@Test
	void goesOnWhereTheConnectionBreaksUnderTls() throws IOException {
		Map<String, String> variables = variables();
		variables.put("GIT_SSL_CAINFO", this.identity.certificate().toString());
		this.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 0, false));
		this.server.mishaps.add(new SmartHttpServer.Mishap("platform.git/git-receive-pack", 0, true));
		publishes(remote(variables));
		assertThat(this.server.mishaps).isEmpty();
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main")).isEqualTo("2");
	}

	@Test
	void goesThroughATunnelOfTheProxy() throws IOException {
		try (TunnelProxy proxy = TunnelProxy.start(null)) {
			Map<String, String> variables = variables();
			variables.put("GIT_SSL_CAINFO", this.identity.certificate().toString());
			variables.put("https_proxy", "http://" + proxy.address());
			publishes(remote(variables));
			assertThat(proxy.tunnels).isNotEmpty()
				.allSatisfy((target) -> assertThat(this.server.url("platform")).contains(target));
			int before = proxy.tunnels.size();
			variables.put("no_proxy", "127.0.0.1");
			remote(variables).fetch();
			assertThat(proxy.tunnels).hasSize(before);
		}
	}

	// Java decides once for a process whether a proxy for HTTPS may be told a password.
	@Test
	void tellsTheProxyItsPassword() throws Exception {
		try (TunnelProxy proxy = TunnelProxy.start("user:pr0xy-pass")) {
			Map<String, String> variables = variables();
			variables.put("GIT_SSL_CAINFO", this.identity.certificate().toString());
			variables.put("https_proxy", "http://user:pr0xy-pass@" + proxy.address());
			Path output = this.directory.resolve("published");
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					PublishingProcess.class.getName(), this.server.url("platform"),
					this.directory.resolve("cache").toString())
				.redirectOutput(output.toFile())
				.redirectError(this.directory.resolve("errors").toFile());
			builder.environment().clear();
			builder.environment().putAll(variables);
			Process process = builder.start();
			try {
				while (Files.size(output) == 0) {
					assertThat(process.isAlive()).as(Files.readString(this.directory.resolve("errors"))).isTrue();
					Thread.sleep(20);
				}
			}
			finally {
				process.destroyForcibly().waitFor();
			}
			assertThat(proxy.tunnels).isNotEmpty();
		}
	}

	private void publishes(GitRemote remote) throws IOException {
		Changes change = Changes.none().with("gitops/overlays/dev/vote/release.env", "OPTION_A=Tea\n");
		String revision = remote.publish(remote.fetch(), change, new CommitMessage("Change it", "", List.of()))
			.orElseThrow();
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(revision);
	}

	private GitRemote remote(Map<String, String> variables) {
		return new GitRemote(() -> new RepositoryLocation(this.server.url("platform"), "main"),
				this.directory.resolve("cache"), variables);
	}

	// Without the configuration of whoever runs the tests.
	private static Map<String, String> variables() {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.keySet()
			.removeIf((name) -> name.toLowerCase().endsWith("_proxy") || name.startsWith("PLATFORM_")
					|| name.startsWith("GIT_") || name.equals("SSL_CERT_FILE"));
		variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
		variables.put("GIT_CONFIG_NOSYSTEM", "1");
		variables.put("PLATFORM_GIT_USERNAME", SmartHttpServer.USER);
		variables.put("PLATFORM_GIT_PASSWORD", SmartHttpServer.TOKEN);
		return variables;
	}

}
