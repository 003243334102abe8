package dev.platform.cli.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.cluster.MockApiServer;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

	private MockApiServer server;

	private CreateEnvironment create;

	@BeforeEach
	void serve() throws IOException {
		this.git = GitServer.start(this.directory);
		this.bare = this.git.create("platform", List.of("gitops", "bootstrap/applications", "pom.xml", "CODEOWNERS"));
		this.server = MockApiServer.start(this.directory, this::answer);
		Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);
		GitRemote remote = new GitRemote(() -> this.git.location("platform"), this.directory.resolve("cache"));
		Land land = new Land(remote, kustomize, new Schemas(Path.of("")), this.directory.resolve("nowhere"),
				NoForge.requests(), Clock.systemUTC());
		Templates templates = new Templates(Path.of("templates").toAbsolutePath(), this.directory,
				this.directory.resolve("cache"));
		this.create = new CreateEnvironment(templates, land, kustomize,
				new EnvironmentSecrets(() -> Optional.of(this.server.cluster())));
	}

	@AfterEach
	void stop() {
		this.server.close();
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
		this.server.close();
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

	private MockApiServer.Answer answer(MockApiServer.Request request) {
		String path = request.address().getPath();
		if (!request.method().equals("GET")) {
			this.made.add(path);
			return new MockApiServer.Answer(200, request.body());
		}
		return path.startsWith("/version") ? new MockApiServer.Answer(200, "{\"gitVersion\": \"v1.35.4\"}")
				: MockApiServer.Answer.notFound();
	}

}
