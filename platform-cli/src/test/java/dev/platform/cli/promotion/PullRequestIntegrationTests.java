package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.network.Address;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Pull requests on a real Gitea, where there is one: {@code src/test/gitea/fetch} builds
 * it, and {@code GITEA} names it.
 */
class PullRequestIntegrationTests {

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	@TempDir
	Path directory;

	private @Nullable GiteaServer server;

	private GitServer files;

	private GitRemote remote;

	private MakeChange change;

	@BeforeEach
	void serve() throws Exception {
		Optional<Path> program = GiteaServer.program();
		assumeTrue(program.isPresent(), "no Gitea: set GITEA to what platform-cli/src/test/gitea/fetch prints");
		this.files = GitServer.start(this.directory);
		this.server = GiteaServer.start(program.get(), Files.createDirectory(this.directory.resolve("gitea")));
		String url = this.server.create("platform");
		push(url);
		JsonNode token = json(this.server.call("POST", "/users/%s/tokens".formatted(GiteaServer.USER),
				"{\"name\": \"platform\", \"scopes\": [\"write:repository\"]}"));
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.put("PLATFORM_FORGE", "gitea");
		variables.put("PLATFORM_REPOSITORY", url);
		variables.put("GITEA_TOKEN", token.path("sha1").asString());
		variables.put("PLATFORM_GIT_PASSWORD", token.path("sha1").asString());
		this.remote = new GitRemote(() -> new RepositoryLocation(url, "main"), this.directory.resolve("cache"),
				variables);
		this.change = PromotionPath.of(this.remote,
				new PullRequests(variables, () -> Address.of("test", url), Optional::empty, Optional::empty));
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
			this.files.close();
		}
	}

	@Test
	void oneRequestForAnEnvironmentTakesInPromotionAfterPromotion() throws Exception {
		deploy("vote", "2.0.0");
		Proposal first = (Proposal) promote(null);
		assertThat(first.updated()).isFalse();
		assertThat(version("vote")).isEqualTo("1.0.0");
		assertThat(requests()).hasSize(1);
		assertThat(requests().path(0).path("title").asString()).isEqualTo("Promote vote to prod");
		assertThat(requests().path(0).path("body").asString()).contains("| vote | `1.0.0` → `2.0.0` |");

		Proposal again = (Proposal) promote(null);
		assertThat(again.revision()).as("what has been approved stays as it is").isEqualTo(first.revision());

		deploy("result", "3.0.0");
		Proposal joined = (Proposal) promote(ServiceNames.of("result"));
		assertThat(joined.updated()).isTrue();
		assertThat(joined.request()).isEqualTo(first.request());
		assertThat(requests()).hasSize(1);
		assertThat(requests().path(0).path("title").asString()).isEqualTo("Promote result, vote to prod");

		merge(1);
		assertThat(version("vote")).isEqualTo("2.0.0");
		assertThat(version("result")).isEqualTo("3.0.0");
		assertThat(promote(null)).isInstanceOf(Outcome.class);

		deploy("vote", "2.1.0");
		assertThat(((Proposal) promote(null)).request()).endsWith("/pulls/2");
	}

	@Test
	void leavesAloneWhatSomebodyAddedToTheRequest() throws Exception {
		deploy("vote", "2.0.0");
		promote(null);
		this.server.call("POST",
				"/repos/%s/platform/contents/gitops/overlays/prod/note.txt".formatted(GiteaServer.USER),
				"{\"branch\": \"platform/prod\", \"content\": \"aGVsbG8=\"}");
		deploy("vote", "2.1.0");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> promote(null))
			.withMessageContaining("somebody has changed the open pull request");
	}

	@Test
	void saysThatTheBranchIsProtected() throws Exception {
		this.server.call("POST", "/repos/%s/platform/branch_protections".formatted(GiteaServer.USER),
				"{\"branch_name\": \"main\", \"enable_push\": false}");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> deploy("vote", "2.0.0"))
			.withMessageContaining("the branch is protected")
			.satisfies((problem) -> assertThat(problem.hint()).startsWith("set delivery: pull-request"));
	}

	private void deploy(String service, String version) {
		this.change.run(false, (at) -> Deploy.intent(at, null, new ServiceName(service),
				ImageReference.of("registry.example.com/%s:%s".formatted(service, version)), Map.of()));
	}

	private Report promote(@Nullable ServiceNames services) {
		return this.change.run(false, (at) -> Promote.intent(at, PROD, services));
	}

	private String version(String service) {
		return new GitopsRepository(this.remote.fetch()).overlay(PROD, new ServiceName(service))
			.release()
			.image()
			.version();
	}

	private JsonNode requests() throws Exception {
		return json(this.server.call("GET", "/repos/%s/platform/pulls?state=open".formatted(GiteaServer.USER), ""));
	}

	// It computes in the background whether a request can be merged, and asks for
	// patience meanwhile.
	private void merge(int number) throws Exception {
		String path = "/repos/%s/platform/pulls/%d/merge".formatted(GiteaServer.USER, number);
		for (int attempt = 1;; attempt++) {
			try {
				this.server.call("POST", path, "{\"Do\": \"merge\"}");
				return;
			}
			catch (IOException ex) {
				if (attempt == 100 || !String.valueOf(ex.getMessage()).contains("try again later")) {
					throw ex;
				}
				Thread.sleep(100);
			}
		}
	}

	private void push(String url) throws Exception {
		this.files.create("platform");
		Path work = this.directory.resolve("platform-work");
		Path pipeline = work.resolve("gitops/pipeline.yaml");
		Files.writeString(pipeline, """
				environments:
				- name: dev
				- name: prod
				  after: dev
				  delivery: pull-request
				""");
		GitServer.git(work, "commit", "--quiet", "--all", "--message=Propose changes of prod");
		String login = "http://%s:%s@".formatted(GiteaServer.USER, GiteaServer.PASSWORD);
		GitServer.git(work, "push", "--quiet", url.replace("http://", login), "HEAD:main");
	}

	private static JsonNode json(String text) {
		return new JsonMapper().readTree(text);
	}

}
