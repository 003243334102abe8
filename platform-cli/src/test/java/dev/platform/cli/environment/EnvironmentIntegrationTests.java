package dev.platform.cli.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.OutputSchemas;
import dev.platform.cli.pipeline.EnvironmentName;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvironmentIntegrationTests {

	private static final EnvironmentName DEV = new EnvironmentName("dev");

	private static final EnvironmentName ACC = new EnvironmentName("acc");

	private static final Instant NOON = Instant.parse("2030-01-31T12:00:00Z");

	private final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	private Land land;

	private CreateEnvironment create;

	private DeleteEnvironment delete;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform",
				List.of("gitops", "bootstrap/applications", "bootstrap/argocd/ingress.yaml", "pom.xml", "CODEOWNERS"));
		GitRemote remote = new GitRemote(() -> this.server.location("platform"), this.directory.resolve("cache"));
		this.land = new Land(remote, this.kustomize, new Schemas(Path.of("")), this.directory.resolve("nowhere"),
				NoForge.requests(), Clock.systemUTC());
		Templates templates = new Templates(Path.of("templates").toAbsolutePath(), this.directory,
				this.directory.resolve("cache"));
		this.create = new CreateEnvironment(templates, this.land,
				new EnvironmentSecrets(Optional::empty, Optional::empty, this.kustomize), (_) -> {
				});
		this.delete = new DeleteEnvironment(this.land, this.kustomize, (_, _) -> Optional.empty());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void putsAnEnvironmentBetweenTwo() throws IOException {
		ChangedEnvironment created = this.create.run(ACC, DEV, "", "letsencrypt", false, Permission.none());
		assertThat(created.text()).startsWith("Created acc: commit")
			.contains("https://acc.localhost", "platform promote --env acc");
		assertThat(OutputSchemas.json(created)).doesNotContain("summary");
		assertThat(GitServer.git(this.bare, "show", "main:gitops/pipeline.yaml"))
			.contains("- name: dev\n- name: acc\n  after: dev\n- name: prod\n", "  after: acc\n");
		assertThat(GitServer.git(this.bare, "diff", "--numstat", "--diff-filter=M", "main^", "main")).isEqualTo("""
				1	0	bootstrap/applications/kustomization.yaml
				3	1	gitops/pipeline.yaml""");
		String rendered = render("gitops/overlays/acc");
		assertThat(rendered).contains("namespace: acc", "host: acc.localhost", "name: letsencrypt",
				"registry.example.com/vote:1.0.0");
		assertThat(rendered.lines().filter((line) -> line.matches(".*(?<!platform\\.)\\bdev\\b(?!/null).*"))).isEmpty();
		assertThat(GitServer.git(this.bare, "show", "main:gitops/overlays/acc/environment/namespace.yaml")).contains(
				"name: acc", "pod-security.kubernetes.io/enforce: restricted",
				"pod-security.kubernetes.io/enforce-version: v1.35", "platform.dev/releases: promoted",
				"platform.dev/hosts: acc.localhost", "exception.platform.dev/image-digest: |\n      2",
				" StatefulSet/postgres ", "Prune=false,Delete=false");
		assertThat(render("bootstrap/applications")).contains("path: gitops/overlays/acc/*",
				"name: acc-{{.path.basename}}");
	}

	@Test
	void leavesNoTraceOfOneThatIsDeletedAgain() throws IOException {
		this.create.run(ACC, DEV, "", "", false, Permission.none());
		ChangedEnvironment deleted = this.delete.run(ACC, true, false, Permission.none());
		assertThat(deleted.text()).contains("In acc Argo CD prunes: ", "Deployment/vote", "The namespace acc stays")
			.endsWith("To take it away, once the rest is pruned:\n  kubectl delete namespace acc")
			.doesNotContain("Namespace/acc");
		assertThat(GitServer.git(this.bare, "diff", "--stat", "main~2", "main")).isEmpty();
	}

	@Test
	void linksThePipelineAgainWhenProdIsDeleted() throws IOException {
		ChangedEnvironment deleted = this.delete.run(new EnvironmentName("prod"), true, false, Permission.none());
		assertThat(deleted.text()).contains("In prod all runs on, without Argo CD: ", "Deployment/vote")
			.doesNotContain("deletes the Application by hand")
			.endsWith("To take it away, once that is committed:\n  kubectl delete namespace prod");
		assertThat(GitServer.git(this.bare, "show", "main:gitops/pipeline.yaml"))
			.endsWith("environments:\n- name: dev");
		assertThat(GitServer.git(this.bare, "show", "main:CODEOWNERS")).doesNotContain("overlays/prod");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					prod   | dev | ''             | REFUSED     | the name prod is taken: there is a folder gitops/overlays/prod
					kind   | dev | ''             | REFUSED     | the name kind is taken: there is a folder bootstrap/applications/kind
					argocd | dev | ''             | REFUSED     | argocd is a namespace that is not an environment's
					acc    | qa  | ''             | WRONG_USAGE | there is no environment "qa"
					acc    | dev | prod.localhost | REFUSED     | the host prod.localhost is that of prod
					acc    | dev | *.localhost    | WRONG_USAGE | "*.localhost" is not a host
					acc    | dev | a_b            | WRONG_USAGE | "a_b" is not a host
					""")
	void refusesWithTheReasonAndChangesNothing(String name, String after, String host, ExitCode code, String message)
			throws IOException {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.create.run(new EnvironmentName(name), new EnvironmentName(after), host, "", false,
					Permission.none()))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(code));
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main")).isEqualTo("1");
	}

	@Test
	void refusesAHostThatIsThePlatformsOwn() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.create.run(ACC, DEV, "argocd.localhost", "", false, Permission.none()))
			.withMessageStartingWith(
					"acc Namespace/acc: argocd.localhost is a host of bootstrap/argocd/ingress.yaml, too; ")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	@Test
	void refusesTheApplicationsOfAnother() throws IOException {
		Path work = this.directory.resolve("platform-work");
		Path folder = Files.createDirectories(work.resolve("gitops/overlays/dev/eu-vote"));
		Files.writeString(folder.resolve("kustomization.yaml"), "configMapGenerator:\n- name: eu\n  literals: [A=1]\n");
		GitServer.git(work, "add", "--all");
		GitServer.git(work, "commit", "--quiet", "--message=Bring a service");
		GitServer.git(work, "push", "--quiet", this.bare.toString(), "main");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.create.run(new EnvironmentName("dev-eu"), DEV, "", "", false, Permission.none()))
			.withMessageContaining("its Application is dev-eu-vote, and so is that of gitops/overlays/dev/eu-vote; ")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	@Test
	void deletesOnlyWhatSomebodyIsSureOfAndNeverTheFirst() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.delete.run(DEV, true, false, Permission.none()))
			.withMessage("dev is where releases begin: it cannot be deleted");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.delete.run(new EnvironmentName("prod"), false, false, Permission.none()))
			.satisfies((problem) -> assertThat(problem.hint()).endsWith("then with --yes"));
	}

	@Test
	void makesAPreviewThatGoesWithItsTime() throws IOException {
		preview("early", NOON.minusSeconds(1));
		preview("late", NOON.plusSeconds(1));
		assertThat(Previews.in(this.land.look()).text()).contains("""
				early    vote     2.1.0    2030-01-31T11:59:59Z  early.localhost
				""");
		assertThat(render("gitops/overlays/early")).contains("registry.example.com/vote:2.1.0", "host: early.localhost")
			.contains("platform.dev/hosts: early.localhost", "platform.dev/releases: deployed")
			.doesNotContain("vote:1.0.0", "Delete=false");
		assertThat(GitServer.git(this.bare, "show", "main:gitops/pipeline.yaml")).doesNotContain("early");
		assertThat(this.delete.prune(NOON, true).text()).startsWith("Would delete early: nothing is changed");
		assertThat(this.delete.prune(NOON, false).text()).startsWith("Deleted early: commit");
		assertThat(this.delete.prune(NOON, false).text()).startsWith("Nothing to prune");
		EnvironmentName late = new EnvironmentName("late");
		assertThat(this.delete.preview(late, false, true).text()).startsWith("Would delete late: nothing is changed")
			.contains("preview.yaml", "In late this stops", "Deployment/vote: 1 pod");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.delete.preview(late, false, false))
			.withMessage("deleting late takes away all that runs in it")
			.satisfies((problem) -> assertThat(problem.hint())
				.isEqualTo("platform preview delete --name late --dry-run, then with --yes"));
		PrunedPreviews deleted = this.delete.preview(late, true, false);
		assertThat(OutputSchemas.json(deleted)).contains("late");
		assertThat(GitServer.git(this.bare, "diff", "--stat", "main~4", "main")).isEmpty();
	}

	@Test
	void takesAPreviewAwayWhoseServiceSomebodyTookOut() throws IOException {
		preview("early", NOON.minusSeconds(1));
		Path work = this.directory.resolve("platform-work");
		GitServer.git(work, "pull", "--quiet", this.bare.toString(), "main");
		GitServer.git(work, "rm", "-r", "--quiet", "gitops/overlays/early/vote");
		GitServer.git(work, "commit", "--quiet", "--message=Take it out by hand");
		GitServer.git(work, "push", "--quiet", this.bare.toString(), "main");
		assertThat(Previews.in(this.land.look()).text()).contains("early    vote     -        2030-01-31T11:59:59Z");
		assertThat(this.delete.prune(NOON, false).text()).startsWith("Deleted early: commit");
	}

	@Test
	void leavesAPreviewThatTellsNoEndToSomebody() throws IOException {
		preview("early", NOON.minusSeconds(1));
		preview("odd", NOON.minusSeconds(1));
		Path work = this.directory.resolve("platform-work");
		GitServer.git(work, "pull", "--quiet", this.bare.toString(), "main");
		Files.writeString(work.resolve("gitops/overlays/odd/preview.yaml"), "expires: [soon");
		GitServer.git(work, "commit", "--quiet", "--all", "--message=Spoil it by hand");
		GitServer.git(work, "push", "--quiet", this.bare.toString(), "main");
		assertThat(Previews.in(this.land.look()).text()).containsPattern("odd +- +- +unknown +odd.localhost\n")
			.endsWith("gitops/overlays/odd/preview.yaml does not tell when it ends; "
					+ "write: expires: \"2026-01-31T12:00:00Z\"");
		assertThat(this.delete.prune(NOON, false).previews()).containsExactly("early");
		assertThat(this.delete.preview(new EnvironmentName("odd"), true, false).previews()).containsExactly("odd");
	}

	@Test
	void namesAPreviewAfterWhatIsInIt() {
		ServiceName vote = new ServiceName("vote");
		assertThat(NewPreview.nameFor(vote, ImageReference.of("a/vote:2.1.0-RC1")).value()).isEqualTo("vote-2-1-0-rc1");
		assertThat(NewPreview.nameFor(vote, ImageReference.of("a/vote:" + "x".repeat(90))).value()).hasSize(40);
	}

	private void preview(String name, Instant expires) {
		this.create.preview(new NewPreview(new EnvironmentName(name), new ServiceName("vote"),
				ImageReference.of("registry.example.com/vote:2.1.0"), expires, ""), false);
	}

	private String render(String folder) {
		return this.kustomize.build(this.land.look(), folder);
	}

}
