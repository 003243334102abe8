package dev.platform.cli.environment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.kustomize.KustomizeCommand;
import dev.platform.cli.output.Problem;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import dev.platform.cli.schema.Schemas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The API server is a mock, in which nothing is yet, and which takes all that is made.
 * Git is real.
 */
class EnvironmentSecretsIntegrationTests {

	private final List<String> made = new CopyOnWriteArrayList<>();

	@TempDir
	Path directory;

	private GitServer git;

	private Path bare;

	private HttpServer server;

	private CreateEnvironment create;

	@BeforeEach
	void serve() throws IOException {
		this.git = GitServer.start(this.directory);
		this.bare = this.git.create("platform", List.of("gitops", "bootstrap/applications", "pom.xml", "CODEOWNERS"));
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		Cluster cluster = new Cluster(Files.writeString(this.directory.resolve("kubeconfig"), """
				apiVersion: v1
				kind: Config
				current-context: test
				contexts: [{name: test, context: {cluster: test, user: test}}]
				clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
				users: [{name: test, user: {}}]
				""".formatted(this.server.getAddress().getPort())), Optional::empty);
		Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);
		GitRemote remote = new GitRemote(() -> this.git.location("platform"), this.directory.resolve("cache"));
		Land land = new Land(remote, kustomize, new Schemas(Path.of("")), this.directory.resolve("nowhere"),
				NoForge.requests(), Clock.systemUTC());
		Templates templates = new Templates(Path.of("templates").toAbsolutePath(), this.directory,
				this.directory.resolve("cache"));
		this.create = new CreateEnvironment(templates, land, kustomize,
				new EnvironmentSecrets(() -> Optional.of(cluster)));
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.git.close();
	}

	@Test
	void makesWhatTheEnvironmentReads() throws IOException {
		create();
		assertThat(this.made).contains("/api/v1/namespaces/acc", "/api/v1/namespaces/acc/secrets");
		assertThat(commits()).isEqualTo("2");
	}

	@Test
	void makesNothingForAnEnvironmentThatIsRefused() throws IOException {
		GitServer.hook(this.bare, "pre-receive", "exit 1");
		assertThatExceptionOfType(Problem.class).isThrownBy(this::create);
		assertThat(this.made).isEmpty();
	}

	@Test
	void commitsNothingWhereTheClusterDoesNotAnswer() throws IOException {
		this.server.stop(0);
		assertThatExceptionOfType(Problem.class).isThrownBy(this::create)
			.withMessageStartingWith("the cluster at http://127.0.0.1:");
		assertThat(commits()).isEqualTo("1");
	}

	private void create() {
		this.create.run(new EnvironmentName("acc"), new EnvironmentName("dev"), "", "", false, Permission.none());
	}

	private String commits() throws IOException {
		return GitServer.git(this.bare, "rev-list", "--count", "main");
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		boolean asked = exchange.getRequestMethod().equals("GET");
		byte[] body = asked ? "{\"gitVersion\": \"v1.35.4\"}".getBytes(UTF_8)
				: exchange.getRequestBody().readAllBytes();
		if (!asked) {
			this.made.add(path);
		}
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders((asked && !path.startsWith("/version")) ? 404 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
