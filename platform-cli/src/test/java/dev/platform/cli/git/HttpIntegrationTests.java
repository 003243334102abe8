package dev.platform.cli.git;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HttpIntegrationTests {

	private static final String FILE = "gitops/overlays/dev/vote/release.env";

	private static final CommitMessage MESSAGE = new CommitMessage("Change the options", "vote: other options",
			List.of(new Trailer(Trailer.ACTION, "deploy")));

	private static final String INFO_FOR_PUSH = "service=git-receive-pack";

	private static final String PUSH = "platform.git/git-receive-pack";

	@TempDir
	Path directory;

	private GitServer files;

	private SmartHttpServer server;

	private Path bare;

	@BeforeEach
	void serve() throws IOException {
		this.files = GitServer.start(this.directory);
		this.bare = this.files.create("platform");
		this.server = SmartHttpServer.start(this.directory);
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.files.close();
	}

	@Test
	void takesTheTokenOfTheVariables() throws IOException {
		GitRemote remote = remote(withToken());
		String revision = remote.publish(remote.fetch(), change("Tea"), MESSAGE).orElseThrow();
		assertThat(head()).isEqualTo(revision);
	}

	@Test
	void takesTheLoginOfTheAddressAndNeverShowsIt() {
		RepositoryLocation location = location("http://%s:%s@".formatted(SmartHttpServer.USER, SmartHttpServer.TOKEN));
		GitRemote remote = new GitRemote(() -> location, this.directory.resolve("cache"), variables());
		remote.fetch();
		assertThat(remote.location()).hasToString(this.server.url("platform"));
		this.server.close();
		assertThat(trace(remote)).doesNotContain(SmartHttpServer.TOKEN).contains("cannot reach");
	}

	@Test
	void asksTheCredentialHelperOnceAndTellsItThatTheLoginWasRight() throws IOException {
		Map<String, String> variables = withHelper(SmartHttpServer.TOKEN);
		GitRemote remote = remote(variables);
		remote.fetch();
		remote.publish(remote.fetch(), change("Tea"), MESSAGE).orElseThrow();
		assertThat(Files.readAllLines(this.directory.resolve("helper.log"))).containsExactly("get", "store");
	}

	@Test
	void tellsTheCredentialHelperThatTheLoginWasWrong() throws IOException {
		GitRemote remote = remote(withHelper("wrong-t0ken"));
		assertThat(trace(remote)).contains("wants a login and accepted none").doesNotContain("wrong-t0ken");
		assertThat(Files.readAllLines(this.directory.resolve("helper.log"))).containsExactly("get", "erase");
	}

	@Test
	void triesTheNextLoginWhereOneIsRefused() throws IOException {
		Map<String, String> variables = withHelper(SmartHttpServer.TOKEN);
		variables.put("PLATFORM_GIT_PASSWORD", "outdated");
		assertThat(remote(variables).fetch().folders("gitops/overlays")).contains("dev");
	}

	@Test
	void saysThatALoginIsWanted() {
		Problem problem = problem(() -> remote(variables()).fetch());
		assertThat(problem).hasMessageContaining("wants a login");
		assertThat(problem.hint()).startsWith("set PLATFORM_GIT_PASSWORD");
	}

	@Test
	void saysThatTheLoginMayNotPush() throws IOException {
		this.server.mishaps.add(new SmartHttpServer.Mishap(INFO_FOR_PUSH, 403, false));
		Problem problem = problem(() -> publish("Tea"));
		assertThat(problem).hasMessageContaining("does not permit it: git-receive-pack not permitted");
		assertThat(problem.hint()).startsWith("ask for write access");
	}

	@Test
	void saysThatTheRepositoryIsGone() {
		RepositoryLocation location = new RepositoryLocation(this.server.url("elsewhere"), "main");
		GitRemote remote = new GitRemote(() -> location, this.directory.resolve("cache"), withToken());
		assertThat(problem(remote::fetch)).hasMessageStartingWith("there is no repository at");
	}

	@Test
	void goesOnWhereTheServerIsBusyOrBreaksTheConnection() throws IOException {
		this.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 503, false));
		this.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 0, false));
		this.server.mishaps.add(new SmartHttpServer.Mishap(INFO_FOR_PUSH, 502, false));
		this.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 0, false));
		String revision = publish("Tea").orElseThrow();
		assertThat(this.server.mishaps).isEmpty();
		assertThat(head()).isEqualTo(revision);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 429 })
	void comesBackWhereTheServerSaysLater(int status) throws IOException {
		this.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", status, false));
		this.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, status, false));
		assertThat(publish("Tea")).contains(head());
		assertThat(this.server.mishaps).isEmpty();
	}

	@Test
	void asksNoSecondTimeForWhatTheServerDoesNotUnderstand() {
		this.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 400, false));
		assertThat(problem(() -> publish("Tea"))).hasMessageContaining("cannot reach").hasMessageContaining("400");
	}

	@Test
	void findsTheCommitThatArrivedThoughTheServerSaysThatItWasWrong() throws IOException {
		this.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 400, true));
		assertThat(publish("Tea")).contains(head());
	}

	@Test
	void saysAtOnceWhoItIsOnceTheServerHasAsked() {
		GitRemote remote = remote(withToken());
		remote.fetch();
		int first = this.server.requests.size();
		remote.fetch();
		assertThat(this.server.requests.size() - first).isLessThan(first);
		assertThat(this.server.refused).hasValue(1);
	}

	@Test
	void findsTheCommitThatArrivedThoughTheAnswerWasLost() throws IOException {
		String before = head();
		this.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 0, true));
		String revision = publish("Tea").orElseThrow();
		assertThat(GitServer.git(this.bare, "rev-list", before + "..main")).isEqualTo(revision);
		assertThat(this.server.requests.stream().filter((request) -> request.endsWith(PUSH))).hasSize(1);
	}

	@Test
	void doesNotClaimASuccessThatItCannotSee() throws IOException {
		this.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 0, true));
		GitRemote remote = remote(withToken());
		Snapshot head = remote.fetch();
		for (int time = 0; time < 10; time++) {
			this.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 503, false));
		}
		Problem problem = problem(() -> remote.publish(head, change("Tea"), MESSAGE));
		assertThat(problem).hasMessageContaining("cannot be asked whether commit");
		assertThat(problem.hint()).startsWith("repeat the command once it can be reached");
	}

	@Test
	void reachesTheServerThroughTheProxyOfTheVariables() throws IOException {
		try (ConnectingProxy proxy = ConnectingProxy.start("user", "pr0xy-pass")) {
			Map<String, String> variables = withToken();
			variables.put("http_proxy", "http://user:pr0xy-pass@127.0.0.1:" + proxy.port());
			remote(variables).fetch();
			assertThat(proxy.requests).isNotEmpty()
				.allSatisfy((request) -> assertThat(request).contains(this.server.url("platform")));
			variables.put("no_proxy", "127.0.0.1");
			int before = proxy.requests.size();
			remote(variables).fetch();
			assertThat(proxy.requests).hasSize(before);
		}
	}

	private Optional<String> publish(String option) {
		GitRemote remote = remote(withToken());
		return remote.publish(remote.fetch(), change(option), MESSAGE);
	}

	private GitRemote remote(Map<String, String> variables) {
		return new GitRemote(() -> location("http://"), this.directory.resolve("cache"), variables);
	}

	private RepositoryLocation location(String beginning) {
		return new RepositoryLocation(this.server.url("platform").replace("http://", beginning), "main");
	}

	// Without the configuration of whoever runs the tests.
	private Map<String, String> variables() {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.keySet().removeIf((name) -> name.toLowerCase().endsWith("_proxy") || name.startsWith("PLATFORM_"));
		variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
		variables.put("GIT_CONFIG_NOSYSTEM", "1");
		return variables;
	}

	private Map<String, String> withToken() {
		Map<String, String> variables = variables();
		variables.put("PLATFORM_GIT_USERNAME", SmartHttpServer.USER);
		variables.put("PLATFORM_GIT_PASSWORD", SmartHttpServer.TOKEN);
		return variables;
	}

	private Map<String, String> withHelper(String token) throws IOException {
		Path configuration = this.directory.resolve("gitconfig");
		Files.writeString(configuration, """
				[credential]
					helper = "!f() { echo $1 >>%s; test $1 != get || printf 'username=%s\\\\npassword=%s\\\\n'; }; f"
				""".formatted(this.directory.resolve("helper.log"), SmartHttpServer.USER, token));
		Map<String, String> variables = variables();
		variables.put("GIT_CONFIG_GLOBAL", configuration.toString());
		return variables;
	}

	private String head() throws IOException {
		return GitServer.git(this.bare, "rev-parse", "main");
	}

	private static Changes change(String option) {
		return Changes.none().with(FILE, "OPTION_A=" + option + "\n");
	}

	private static Problem problem(ThrowingCallable action) {
		return catchThrowableOfType(Problem.class, action);
	}

	private static String trace(GitRemote remote) {
		StringWriter trace = new StringWriter();
		problem(remote::fetch).printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

}
