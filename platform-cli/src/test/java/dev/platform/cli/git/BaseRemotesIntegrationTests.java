package dev.platform.cli.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.connection.TransferLimits;
import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Base;
import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Bases of servers that do as they are asked, and of those that do not.
 */
@Timeout(120)
class BaseRemotesIntegrationTests {

	private static final String SECRET = "c4nary";

	@TempDir
	Path directory;

	private SmartHttpServer server;

	private FetchedBases kept;

	private String first;

	private String second;

	@BeforeEach
	void serve() throws IOException {
		Path bare = this.directory.resolve("bases.git");
		try (HostileRepository repository = new HostileRepository(bare)) {
			this.first = repository
				.commit(repository.folder("deploy", repository.file("kustomization.yaml", "namePrefix: a-\n")))
				.name();
			this.second = repository.commit(repository.folder("deploy", repository.file("other.yaml", "a: b\n")))
				.name();
		}
		this.server = SmartHttpServer.start(this.directory);
		this.server.open = true;
		this.kept = new FetchedBases(this.directory.resolve("cache/platform/bases"));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void keepsTheFilesOfACommitThatIsNoHead() {
		Base base = base(this.first);
		remotes().fetch(base, this.kept);
		Snapshot files = this.kept.files(base).orElseThrow();
		assertThat(files.files("")).containsExactly("deploy/kustomization.yaml");
		assertThat(files.read("deploy/kustomization.yaml")).contains("namePrefix: a-\n");
		assertThat(this.kept.files(base(this.second))).isEmpty();
		assertThat(this.server.requests).isNotEmpty()
			.allMatch((request) -> request.matches("(GET|POST) /bases\\.git/.*"))
			.noneMatch((request) -> request.contains("receive-pack"));
	}

	@Test
	void refusesAnotherCommitThanTheOneThatItAskedFor() {
		this.server.asked = (body) -> new String(body, StandardCharsets.ISO_8859_1).replace(this.first, this.second)
			.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(problem(base(this.first)))
			.hasMessage("%s does not give commit %s: it sends something else".formatted(url(), this.first));
		assertNothingIsKept();
	}

	@Test
	void refusesACommitThatIsNotThere() {
		assertThat(problem(base("ab".repeat(20))))
			.hasMessageStartingWith("%s does not give commit abab".formatted(url()));
		assertNothingIsKept();
	}

	@Test
	void refusesTreesThatLeadOut() throws IOException {
		ObjectId hostile;
		try (HostileRepository repository = new HostileRepository(this.directory.resolve("bases.git"))) {
			hostile = repository.commit(repository.folder("..", repository.file("canary", "written outside")));
		}
		assertThat(problem(base(hostile.name()))).hasMessageContaining("sends an object that is refused")
			.hasMessageEndingWith("nothing was taken over");
		assertNothingIsKept();
	}

	// JGit takes it from a fetch, for all of a history; it is refused where it is read.
	@Test
	void refusesNamesThatMeanTheSameOnSomeFileSystem() throws IOException {
		ObjectId hostile;
		try (HostileRepository repository = new HostileRepository(this.directory.resolve("bases.git"))) {
			hostile = repository.commit(repository.file("A.yaml", "x"), repository.file("a.yaml", "y"));
		}
		assertThat(problem(base(hostile.name()))).hasMessageContaining("is not read");
		assertNothingIsKept();
	}

	@Test
	void doesNotFollowToAnotherServer() throws IOException {
		List<String> requests = new CopyOnWriteArrayList<>();
		HttpServer other = answering((exchange) -> {
			requests.add(exchange.getRequestURI().toString());
			exchange.sendResponseHeaders(404, -1);
		});
		HttpServer leading = answering((exchange) -> {
			exchange.getResponseHeaders().set("Location", address(other) + exchange.getRequestURI());
			exchange.sendResponseHeaders(302, -1);
		});
		try {
			String url = address(leading) + "/bases.git";
			assertThat(problem(new Base(url, this.first)))
				.hasMessage("%s leads to %s, another server, which is not asked".formatted(url, address(other)));
			assertThat(requests).isEmpty();
			assertNothingIsKept();
		}
		finally {
			other.stop(0);
			leading.stop(0);
		}
	}

	@Test
	void takesNoMoreThanABaseMayHold() throws IOException {
		byte[] noise = new byte[2 << 20];
		new Random(1).nextBytes(noise);
		ObjectId large;
		try (HostileRepository repository = new HostileRepository(this.directory.resolve("bases.git"))) {
			large = repository.commit(repository.file("noise", new String(noise, StandardCharsets.ISO_8859_1)));
		}
		BaseRemotes remotes = new BaseRemotes(access(Map.of()), limits(Duration.ofMinutes(1)));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> remotes.fetch(base(large.name()), this.kept))
			.withMessageEndingWith("it sends more than 1 MiB");
		assertNothingIsKept();
	}

	@Test
	void endsInTime() throws IOException {
		HttpServer silent = answering((_) -> pause());
		try {
			Base base = new Base(address(silent) + "/bases.git", this.first);
			BaseRemotes remotes = new BaseRemotes(access(Map.of()), limits(Duration.ofSeconds(1)));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> remotes.fetch(base, this.kept))
				.withMessageContaining("it takes longer than 1 s");
			assertNothingIsKept();
		}
		finally {
			silent.stop(0);
		}
	}

	@Test
	void tellsOnlyTheRepositorysServerItsLogin() {
		this.server.open = false;
		Map<String, String> variables = Map.of("PLATFORM_GIT_PASSWORD", SmartHttpServer.TOKEN, "PLATFORM_GIT_USERNAME",
				SmartHttpServer.USER);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new BaseRemotes(access(variables)).fetch(base(this.first), this.kept))
			.withMessageContaining("wants a login");
		BaseRemotes same = new BaseRemotes(Access.elsewhere(environment(variables), () -> Optional
			.of(new Endpoint("http", "127.0.0.1", Integer.parseInt(url().replaceAll(".*:(\\d+)/.*", "$1"))))));
		same.fetch(base(this.first), this.kept);
		assertThat(this.kept.files(base(this.first))).isPresent();
	}

	@Test
	void asksNobodyOverPlainHttpUnlessTheUserSaidSo() throws IOException {
		List<String> requests = new CopyOnWriteArrayList<>();
		HttpServer proxy = answering((exchange) -> {
			requests.add(exchange.getRequestURI().toString());
			exchange.sendResponseHeaders(404, -1);
		});
		try {
			Base base = new Base("http://git.example.com/bases.git", this.first);
			Map<String, String> variables = new HashMap<>(Map.of("http_proxy", address(proxy)));
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> new BaseRemotes(access(variables)).fetch(base, this.kept))
				.withMessage("http://git.example.com is not asked for a base over plain HTTP");
			assertThat(requests).isEmpty();
			variables.put("PLATFORM_ALLOW_HTTP", "http://git.example.com");
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> new BaseRemotes(access(variables)).fetch(base, this.kept));
			assertThat(requests).isNotEmpty();
		}
		finally {
			proxy.stop(0);
		}
	}

	private static HttpServer answering(Answer answer) throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		http.createContext("/", (exchange) -> {
			try (exchange) {
				answer.to(exchange);
			}
		});
		http.start();
		return http;
	}

	private static String address(HttpServer http) {
		return "http://127.0.0.1:" + http.getAddress().getPort();
	}

	private static void pause() {
		try {
			Thread.sleep(2_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void assertNothingIsKept() {
		assertThat(this.kept.root()).satisfiesAnyOf((root) -> assertThat(root).doesNotExist(), (root) -> {
			try (var all = Files.walk(root)) {
				assertThat(all.filter(Files::isRegularFile)).isEmpty();
			}
		});
		assertThat(this.kept.files(base(this.first))).isEmpty();
	}

	private String url() {
		return this.server.url("bases");
	}

	private Base base(String commit) {
		return new Base(url(), commit);
	}

	private Problem problem(Base base) {
		return catchThrowableOfType(Problem.class, () -> remotes().fetch(base, this.kept));
	}

	private BaseRemotes remotes() {
		return new BaseRemotes(access(Map.of("PLATFORM_GIT_PASSWORD", SECRET)));
	}

	private Access access(Map<String, String> variables) {
		return Access.elsewhere(environment(variables), Optional::empty);
	}

	private Map<String, String> environment(Map<String, String> variables) {
		Map<String, String> environment = new HashMap<>(
				Map.of("PATH", System.getenv("PATH"), "HOME", this.directory.resolve("home").toString(),
						"GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"));
		environment.putAll(variables);
		return environment;
	}

	private interface Answer {

		void to(HttpExchange exchange) throws IOException;

	}

	private static TransferLimits limits(Duration time) {
		return new TransferLimits(1 << 20, time, 1 << 20, time);
	}

}
