package dev.platform.cli.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.forge.SmallForge;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.ExitCode;
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
 * What the rules of an environment make of its own end, and of another beside it.
 */
class EnvironmentRulesIntegrationTests {

	private static final EnvironmentName DEV = new EnvironmentName("dev");

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	private static final EnvironmentName ACC = new EnvironmentName("acc");

	private static final String FROZEN = "  freeze: [{name: all, cron: '* * * * *', duration: 2h, zone: UTC}]\n";

	@TempDir
	Path directory;

	private SmallForge forge;

	private GitServer server;

	private Path bare;

	private CreateEnvironment create;

	private DeleteEnvironment delete;

	@BeforeEach
	void serve() throws IOException {
		this.forge = SmallForge.start();
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform",
				List.of("gitops", "bootstrap/applications", "pom.xml", "CODEOWNERS"));
		Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);
		GitRemote remote = new GitRemote(() -> this.server.location("platform"), this.directory.resolve("cache"));
		Land land = new Land(remote, kustomize, new Schemas(Path.of("")), this.directory.resolve("nowhere"),
				this.forge.requests(), Clock.systemUTC());
		Templates templates = new Templates(Path.of("templates").toAbsolutePath(), this.directory,
				this.directory.resolve("cache"));
		this.create = new CreateEnvironment(templates, land,
				new EnvironmentSecrets(Optional::empty, Optional::empty, kustomize), (_) -> {
				});
		this.delete = new DeleteEnvironment(land, kustomize, (_, _) -> Optional.empty());
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.forge.close();
	}

	@Test
	void putsOneBesideAFrozenOneButTakesNoFrozenOneAway() throws IOException {
		rules(FROZEN);
		this.create.run(ACC, DEV, "", "", false, Permission.none());
		String head = head();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.delete.run(PROD, true, false, Permission.none()))
			.withMessageMatching("freeze \\(gitops/pipeline.yaml:7\\): prod is frozen \\(all\\) until .*")
			.satisfies((problem) -> {
				assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
				assertThat(problem.hint())
					.isEqualTo("repeat the command then; to go past it: --override freeze --reason TEXT");
			});
		assertThat(head()).isEqualTo(head);
		this.delete.run(PROD, true, false, new Permission(Set.of(RuleName.FREEZE), new Reason("It is over")));
		assertThat(GitServer.git(this.bare, "log", "-1", "--format=%B", "main")).contains(
				"Platform-Override: freeze (gitops/pipeline.yaml:7): prod is frozen", "Platform-Reason: It is over");
	}

	@Test
	void proposesWhatChangesTheWayToOneThatAsksForPullRequests() throws IOException {
		rules("  delivery: pull-request\n");
		String head = head();
		ChangedEnvironment created = this.create.run(ACC, DEV, "", "", false, Permission.none());
		assertThat(created.text()).startsWith("Proposed to create acc: commit ")
			.contains("waits in https://forge/pulls/1");
		assertThat(head()).isEqualTo(head);
		assertThat(GitServer.git(this.bare, "show", "platform/environment.acc:gitops/pipeline.yaml"))
			.contains("- name: acc\n  after: dev\n");
	}

	@Test
	void asksNoRuleAboutPreviews() throws IOException {
		rules("  delivery: pull-request\n  signed: true\n" + FROZEN);
		NewPreview preview = new NewPreview(new EnvironmentName("early"), new ServiceName("vote"),
				ImageReference.of("registry.example.com/vote:2.1.0"), Instant.parse("2030-01-31T12:00:00Z"), "");
		assertThat(this.create.preview(preview, false).text()).startsWith("Created early: commit");
		assertThat(this.delete.preview(preview.name(), true, false).text()).startsWith("Deleted early: commit");
		assertThat(this.forge.opened).isZero();
	}

	private void rules(String ofProd) throws IOException {
		Path work = this.directory.resolve("platform-work");
		Files.writeString(work.resolve("gitops/pipeline.yaml"), """
				environments:
				- name: dev
				- name: prod
				  after: dev
				""" + ofProd);
		GitServer.git(work, "commit", "--quiet", "--all", "--message=Change the rules");
		GitServer.git(work, "push", "--quiet", this.bare.toString(), "main");
	}

	private String head() throws IOException {
		return GitServer.git(this.bare, "rev-parse", "main");
	}

}
