package dev.platform.cli.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.cluster.MockApiServer;
import dev.platform.cli.cluster.MockSecrets;
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

	private final MockSecrets secrets = new MockSecrets();

	private final List<String> told = new CopyOnWriteArrayList<>();

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
		this.server = MockApiServer.start(this.directory, this.secrets::answer);
		Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);
		GitRemote remote = new GitRemote(() -> this.git.location("platform"), this.directory.resolve("cache"));
		Land land = new Land(remote, kustomize, new Schemas(Path.of("")), this.directory.resolve("nowhere"),
				NoForge.requests(), Clock.systemUTC());
		Templates templates = new Templates(Path.of("templates").toAbsolutePath(), this.directory,
				this.directory.resolve("cache"));
		this.create = new CreateEnvironment(templates, land,
				new EnvironmentSecrets(() -> Optional.of(this.server.cluster()), Optional::empty, kustomize),
				this.told::add);
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.git.close();
	}

	@Test
	void makesWhatIsDeclaredWithASecretForEachDatabaseRole() throws IOException {
		create();
		assertThat(this.secrets.names()).containsExactly("acc/postgres", "acc/postgres-result", "acc/postgres-roles",
				"acc/postgres-worker", "acc/redis", "acc/vote");
		Map<String, String> roles = this.secrets.values("acc/postgres-roles");
		assertThat(roles).containsOnlyKeys("result", "worker");
		String password = this.secrets.values("acc/postgres-worker").get("password");
		assertThat(password).hasSize(32).isNotEqualTo(this.secrets.values("acc/postgres").get("password"));
		// PostgreSQL can check it, and does not have it.
		assertThat(roles.get("worker")).startsWith("SCRAM-SHA-256$4096:").doesNotContain(password);
		assertThat(this.told).isEmpty();
		assertThat(commits()).isEqualTo("2");
	}

	@Test
	void inventsNoKeyOfAThirdPartyAndSaysWhichIsMissing() throws IOException {
		readStripe();
		create();
		assertThat(this.secrets.names()).doesNotContain("acc/vote.stripe");
		assertThat(this.told).singleElement()
			.asString()
			.startsWith("acc has no key api-key in the Secret vote.stripe, which gitops/base/vote/deployment.yaml:")
			.contains(" reads; give it: ")
			.endsWith("kubectl -n acc create secret generic vote.stripe --from-file=api-key=/dev/stdin");
	}

	@Test
	void takesTheKeyThatSomebodyGave() throws IOException {
		readStripe();
		this.secrets.give("acc/vote.stripe", "api-key", "sk_live");
		create();
		assertThat(this.secrets.values("acc/vote.stripe")).containsExactly(Map.entry("api-key", "sk_live"));
		assertThat(this.told).isEmpty();
	}

	private void readStripe() throws IOException {
		Path clone = this.directory.resolve("clone");
		GitServer.git(this.directory, "clone", "--quiet", this.bare.toString(), clone.toString());
		Files.writeString(clone.resolve("gitops/base/vote/deployment.yaml"), """
				        - name: STRIPE_KEY
				          valueFrom:
				            secretKeyRef:
				              name: vote.stripe
				              key: api-key
				""", StandardOpenOption.APPEND);
		GitServer.git(clone, "-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--all",
				"--message=Pay");
		GitServer.git(clone, "push", "--quiet");
	}

	@Test
	void makesNothingForAnEnvironmentThatIsRefused() throws IOException {
		GitServer.hook(this.bare, "pre-receive", "exit 1");
		assertThatExceptionOfType(Problem.class).isThrownBy(this::create);
		assertThat(this.secrets.names()).isEmpty();
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

}
