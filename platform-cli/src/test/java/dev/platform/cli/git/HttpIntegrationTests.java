package dev.platform.cli.git;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who somebody is to a server, and what may be done there.
 */
class HttpIntegrationTests {

	private static final String INFO_FOR_PUSH = "service=git-receive-pack";

	@TempDir
	Path directory;

	private HttpWorkplace http;

	@BeforeEach
	void serve() throws IOException {
		this.http = HttpWorkplace.start(this.directory);
	}

	@AfterEach
	void stop() {
		this.http.close();
	}

	@Test
	void takesTheTokenOfTheVariables() throws IOException {
		GitRemote remote = this.http.remote(this.http.withToken());
		String revision = remote.publish(remote.fetch(), HttpWorkplace.change("Tea"), HttpWorkplace.MESSAGE)
			.orElseThrow();
		assertThat(this.http.head()).isEqualTo(revision);
	}

	@Test
	void takesTheLoginOfTheAddressAndNeverShowsIt() {
		RepositoryLocation location = this.http
			.location("http://%s:%s@".formatted(SmartHttpServer.USER, SmartHttpServer.TOKEN));
		GitRemote remote = new GitRemote(() -> location, this.directory.resolve("cache"), this.http.variables());
		remote.fetch();
		assertThat(remote.location()).hasToString(this.http.server.url("platform"));
		this.http.server.close();
		assertThat(trace(remote)).doesNotContain(SmartHttpServer.TOKEN).contains("cannot reach");
	}

	@Test
	void asksTheCredentialHelperOnceAndTellsItThatTheLoginWasRight() throws IOException {
		Map<String, String> variables = this.http.withHelper(SmartHttpServer.TOKEN);
		GitRemote remote = this.http.remote(variables);
		remote.fetch();
		remote.publish(remote.fetch(), HttpWorkplace.change("Tea"), HttpWorkplace.MESSAGE).orElseThrow();
		assertThat(Files.readAllLines(this.directory.resolve("helper.log"))).containsExactly("get", "store");
	}

	@Test
	void tellsTheCredentialHelperThatTheLoginWasWrong() throws IOException {
		GitRemote remote = this.http.remote(this.http.withHelper("wrong-t0ken"));
		assertThat(trace(remote)).contains("wants a login and accepted none").doesNotContain("wrong-t0ken");
		assertThat(Files.readAllLines(this.directory.resolve("helper.log"))).containsExactly("get", "erase");
	}

	@Test
	void triesTheNextLoginWhereOneIsRefused() throws IOException {
		Map<String, String> variables = this.http.withHelper(SmartHttpServer.TOKEN);
		variables.put("PLATFORM_GIT_PASSWORD", "outdated");
		assertThat(this.http.remote(variables).fetch().folders("gitops/overlays")).contains("dev");
	}

	@Test
	void saysThatALoginIsWanted() {
		Problem problem = HttpWorkplace.problem(() -> this.http.remote(this.http.variables()).fetch());
		assertThat(problem).hasMessageContaining("wants a login");
		assertThat(problem.hint()).startsWith("set PLATFORM_GIT_PASSWORD");
	}

	@Test
	void saysThatTheLoginMayNotPush() throws IOException {
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(INFO_FOR_PUSH, 403, false));
		Problem problem = HttpWorkplace.problem(() -> this.http.publish("Tea"));
		assertThat(problem).hasMessageContaining("does not permit it: git-receive-pack not permitted");
		assertThat(problem.hint()).startsWith("ask for write access");
	}

	@Test
	void saysThatTheRepositoryIsGone() {
		RepositoryLocation location = new RepositoryLocation(this.http.server.url("elsewhere"), "main");
		GitRemote remote = new GitRemote(() -> location, this.directory.resolve("cache"), this.http.withToken());
		assertThat(HttpWorkplace.problem(remote::fetch)).hasMessageStartingWith("there is no repository at");
	}

	@Test
	void saysAtOnceWhoItIsOnceTheServerHasAsked() {
		GitRemote remote = this.http.remote(this.http.withToken());
		remote.fetch();
		int first = this.http.server.requests.size();
		remote.fetch();
		assertThat(this.http.server.requests.size() - first).isLessThan(first);
		assertThat(this.http.server.refused).hasValue(1);
	}

	@Test
	void reachesTheServerThroughTheProxyOfTheVariables() throws IOException {
		try (ConnectingProxy proxy = ConnectingProxy.start("user", "pr0xy-pass")) {
			Map<String, String> variables = this.http.withToken();
			variables.put("http_proxy", "http://user:pr0xy-pass@127.0.0.1:" + proxy.port());
			this.http.remote(variables).fetch();
			assertThat(proxy.requests).isNotEmpty()
				.allSatisfy((request) -> assertThat(request).contains(this.http.server.url("platform")));
			variables.put("no_proxy", "127.0.0.1");
			int before = proxy.requests.size();
			this.http.remote(variables).fetch();
			assertThat(proxy.requests).hasSize(before);
		}
	}

	private static String trace(GitRemote remote) {
		StringWriter trace = new StringWriter();
		HttpWorkplace.problem(remote::fetch).printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

}
