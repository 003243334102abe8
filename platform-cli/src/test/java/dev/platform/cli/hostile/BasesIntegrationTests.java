package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.SmartHttpServer;
import dev.platform.cli.schema.FetchedSchemas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A base on a server that records every request: only `base fetch` asks for it, and what
 * it holds is trusted no more than the repository.
 */
@Timeout(300)
class BasesIntegrationTests {

	private static final List<String> READING = List.of("validate", "validate --revision head", "diff --env prod",
			"promote --env prod --dry-run", "rollback --env prod --dry-run", "status", "service list",
			"history --env prod", "base fetch", "base fetch --dry-run", "base fetch --dry-run --output json");

	@TempDir
	Path directory;

	private Canaries canaries;

	private SmartHttpServer server;

	private CommandProcess commands;

	private String commit = "";

	@BeforeEach
	void serve() throws Exception {
		this.canaries = new Canaries(Files.createDirectory(this.directory.resolve("canaries")));
		this.server = SmartHttpServer.start(Files.createDirectory(this.directory.resolve("served")));
		this.server.open = true;
	}

	@AfterEach
	void stop() {
		this.commands.close();
		this.server.close();
		this.canaries.close();
	}

	@Test
	void onlyFetchAsksAndWhatWasFetchedIsRendered() throws Exception {
		start("resources: [map.yaml]\n");
		for (String command : READING) {
			CommandProcess.Answer answer = run(command);
			if (command.startsWith("diff") || command.startsWith("promote")) {
				assertThat(answer.output()).contains(
						"gitops/base/vote/kustomization.yaml:3: the base %s at %s is not ".formatted(url(), this.commit)
								+ "on this machine",
						"platform base fetch");
				assertThat(answer.exitCode()).isEqualTo(1);
			}
		}
		assertThat(this.server.requests).isEmpty();
		assertThat(run("base fetch").exitCode()).isEqualTo(2);
		assertThat(this.server.requests).isEmpty();

		CommandProcess.Answer fetched = run("base fetch --yes");
		assertThat(fetched.output()).contains("Fetching %s at %s".formatted(url(), this.commit), "fetched");
		assertThat(fetched.exitCode()).isZero();
		assertThat(this.server.requests).isNotEmpty().allMatch((request) -> request.contains(" /bases.git/"));

		this.server.requests.clear();
		assertThat(run("base fetch --yes").output()).contains("present").doesNotContain("Fetching");
		for (String command : READING) {
			run(command);
		}
		assertThat(run("diff --env prod").exitCode()).isZero();
		// The object of the base is rendered, and the rest of the repository is as ever.
		assertThat(run("validate --output json").output()).contains("\"overlays\" : 4").doesNotContain("\"build\"");
		CommandProcess.Answer promoted = run("promote --env prod --no-wait");
		assertThat(promoted.output()).doesNotContain("is not on this machine");
		assertThat(promoted.exitCode()).isZero();
		assertThat(this.server.requests).isEmpty();
		this.canaries.assertUntouched("all of them");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"resources: ['${http}/manifest.yaml']|1: ${http}/manifest.yaml is not in this repository",
			"resources: ['file:///x.git?ref=--upload-pack%3Dtouch%20${mark}']|1: file:///x.git",
			"resources: ['${own}//deploy?ref=main']|1: ${own}//deploy?ref=main is not in this repository",
			"resources: [../../../../../outside]|1: ../../../../../outside leads out of the repository",
			"resources: [../link.yaml]|1: there is no file ../link.yaml",
			"helmCharts: [{name: x}]|1: \"helmCharts\" runs Helm",
			"generators: [run.yaml]|1: there is no file run.yaml",
			"generators: ['{apiVersion: x/v1, kind: Exec, metadata: {name: x}}']|2: the plugin Exec is a program" })
	void aBaseGainsNothing(String kustomization, String message) throws Exception {
		start(fill(kustomization) + "\n");
		assertThat(run("base fetch --yes").exitCode()).isZero();
		this.server.requests.clear();
		for (String command : List.of("validate", "diff --env prod", "promote --env prod --dry-run",
				"promote --env prod --no-wait")) {
			CommandProcess.Answer answer = run(command);
			assertThat(answer.output()).as(command)
				.contains("bases/bases at %.7s: deploy/kustomization.yaml:%s".formatted(this.commit, fill(message)));
			assertThat(answer.exitCode()).as(command).isNotZero();
			this.canaries.assertUntouched(command);
		}
		assertThat(this.server.requests).isEmpty();
	}

	private String fill(String text) {
		return this.canaries.fill(text).replace("${own}", url());
	}

	private String url() {
		return this.server.url("bases");
	}

	private CommandProcess.Answer run(String command) throws IOException {
		CommandProcess.Answer answer = this.commands.run(List.of(command.split(" ")));
		assertThat(answer.output()).as(command).doesNotContain(Canaries.SECRET, "\tat ", "Exception");
		return answer;
	}

	private void start(String deploy) throws Exception {
		Path work = Files.createDirectories(this.directory.resolve("bases"));
		GitServer.git(work, "init", "--quiet", "--initial-branch=main");
		Files.createDirectories(work.resolve("deploy"));
		Files.writeString(work.resolve("deploy/kustomization.yaml"), deploy);
		Files.writeString(work.resolve("deploy/map.yaml"),
				"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: from-the-base\n");
		Files.createSymbolicLink(work.resolve("link.yaml"), Path.of("../canaries/outside/file.yaml"));
		GitServer.git(work, "add", ".");
		GitServer.git(work, "commit", "--quiet", "--message=Begin");
		this.commit = GitServer.git(work, "rev-parse", "HEAD");
		GitServer.git(this.directory, "clone", "--quiet", "--bare", work.toString(),
				this.directory.resolve("served/bases.git").toString());
		HostileCase listing = new HostileCase("a base", Map.of("gitops/pipeline.yaml", """
				environments: [{name: dev}, {name: prod, after: dev}]
				bases:
				- repository: %s
				  commit: "%s"
				""".formatted(url(), this.commit), "gitops/base/vote/kustomization.yaml", """
				resources:
				- deployment.yaml
				- %s//deploy?ref=%s
				""".formatted(url(), this.commit)), Map.of(), List.of(), "Begin", null, List.of());
		HostileRepository.of(listing, this.canaries, Files.createDirectory(this.directory.resolve("repository")));
		Map<String, String> environment = new TreeMap<>(this.canaries.environment());
		environment.put("PLATFORM_CHECKOUT", this.directory.resolve("repository/work").toString());
		environment.put("PLATFORM_REPOSITORY", this.directory.resolve("repository/platform.git").toString());
		environment.put("XDG_CACHE_HOME", this.directory.resolve("cache").toString());
		environment.put("PLATFORM_SCHEMAS", FetchedSchemas.directory().toString());
		this.commands = new CommandProcess(environment, this.canaries.home());
	}

}
