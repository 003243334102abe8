package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.Registry;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.kustomize.KustomizeCommand;
import dev.platform.cli.output.ExitCode;
import dev.platform.cli.output.Problem;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What happens to a service after it was made.
 */
class ServiceLifeIntegrationTests {

	private static final ServiceName DOCS = new ServiceName("docs");

	private static final String BUDGET = "gitops/base/docs/poddisruptionbudget.yaml";

	private final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	private final List<String> told = new ArrayList<>();

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	private Path checkout;

	private Path own;

	private Templates templates;

	private Land land;

	@BeforeEach
	void createAService() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform",
				List.of("gitops", "bootstrap/applications", "pom.xml", "CODEOWNERS"));
		this.server.create("templates", List.of("platform-cli/templates/image"));
		this.own = this.directory.resolve("templates-work");
		this.checkout = this.directory.resolve("checkout");
		GitServer.git(this.directory, "clone", "--quiet", this.server.location("platform").url(),
				this.checkout.toString());
		GitRemote remote = new GitRemote(() -> this.server.location("platform"), this.directory.resolve("cache"));
		this.templates = new Templates(Path.of("templates").toAbsolutePath(), this.directory,
				this.directory.resolve("cache"));
		this.land = new Land(remote, this.kustomize, this.checkout);
		new CreateService(this.templates, this.land,
				new ImageBuild(this.checkout, () -> Optional.of(new Registry(null, null))), (_, _) -> Optional.empty(),
				this.told::add)
			.run(new NewService(DOCS, template(), Map.of("image", "registry.example.com/docs:1"), ""), false);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void takesOverWhatItsTemplateHasLearned() throws IOException {
		changeTemplate("2", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit("gitops/base/docs/deployment.yaml", "memory: 256Mi", "memory: 512Mi");
		UpgradedService upgraded = upgrade(Conflicts.SHOW);
		assertThat(upgraded.text()).contains(" 1 to 2: commit");
		assertThat(upgraded.files().keySet()).containsExactlyInAnyOrder(BUDGET, "gitops/base/docs/template.yaml");
		assertThat(show(BUDGET)).contains("maxUnavailable: 50%");
		assertThat(show("gitops/base/docs/deployment.yaml")).contains("memory: 512Mi");
		assertThat(show("gitops/base/docs/template.yaml")).contains("version: \"2\"");
		assertThat(upgrade(Conflicts.SHOW).text()).startsWith("Nothing to upgrade");
	}

	@Test
	void showsConflictsAsGitDoesAndChangesNothing() throws IOException {
		changeTemplate("2", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit(BUDGET, "maxUnavailable: 1", "maxUnavailable: 2");
		String head = GitServer.git(this.bare, "rev-parse", "main");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> upgrade(Conflicts.SHOW))
			.withMessageContaining("changed the same lines of " + BUDGET)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(this.told.getLast()).startsWith("CONFLICT (content): Merge conflict in " + BUDGET)
			.contains("<<<<<<< docs\n  maxUnavailable: 2\n=======\n  maxUnavailable: 50%\n>>>>>>> ");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(head);
		upgrade(Conflicts.TAKE);
		assertThat(show(BUDGET)).contains("maxUnavailable: 50%");
	}

	@Test
	void keepsTheServicesLinesIfAskedTo() throws IOException {
		changeTemplate("2", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit(BUDGET, "maxUnavailable: 1", "maxUnavailable: 2");
		upgrade(Conflicts.KEEP);
		assertThat(show(BUDGET)).contains("maxUnavailable: 2");
		assertThat(show("gitops/base/docs/template.yaml")).contains("version: \"2\"");
	}

	@Test
	void takesNothingOverThatAClusterWouldRefuse() throws IOException {
		changeTemplate("2", "kustomization.yaml", "../../components/restricted", "../../components/configuration");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> upgrade(Conflicts.SHOW))
			.withMessageContaining("no cluster would take it (restricted)");
	}

	@Test
	void bringsNewFilesAndTakesOldOnesAway() throws IOException {
		Path base = this.own.resolve("platform-cli/templates/image/gitops/base/{{name}}");
		Files.writeString(base.resolve("notes.md"), "About {{name}}\n");
		Files.delete(base.resolve("catalog-info.yaml"));
		changeTemplate("2", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		UpgradedService upgraded = upgrade(Conflicts.SHOW);
		assertThat(upgraded.files()).containsEntry("gitops/base/docs/notes.md", "+")
			.containsEntry("gitops/base/docs/catalog-info.yaml", "-");
		assertThat(show("gitops/base/docs/notes.md")).isEqualTo("About docs");
	}

	@Test
	void refusesToUpgradeFromAVersionThatNobodyHas() throws IOException {
		Path file = this.checkout.resolve("gitops/base/docs/template.yaml");
		Files.writeString(file, Files.readString(file).replaceFirst("commit: .*\\ntree: .*\\n", ""));
		edit("gitops/base/docs/template.yaml", "version: \"1\"", "version: \"0\"");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> upgrade(Conflicts.SHOW))
			.withMessageContaining("version 0 of the template");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new UpgradeService(this.templates, this.land, this.told::add).run(new ServiceName("vote"),
					null, Conflicts.SHOW, false))
			.withMessage("vote was not made from a template: it has no gitops/base/vote/template.yaml");
	}

	@Test
	void leavesNoTraceOfAServiceThatIsDeleted() throws IOException {
		DeletedService deleted = delete(DOCS, true);
		assertThat(deleted.text())
			.contains("In dev Argo CD prunes: ConfigMap/docs-release-", "Deployment/docs",
					"In prod Argo CD keeps, until somebody deletes the Application by hand: ",
					"kubectl -n argocd patch application prod-docs --type merge -p '{\"metadata\":{\"finalizers\":",
					"kubectl -n argocd delete application prod-docs")
			.doesNotContain("dev-docs");
		assertThat(GitServer.git(this.bare, "diff", "--stat", "main~2", "main")).isEmpty();
		assertThat(this.checkout.resolve("gitops/base/docs")).doesNotExist();
	}

	@Test
	void takesItsPreviewsAwayToo() throws IOException {
		previewed("docs-2", "docs");
		previewed("vote-2", "vote");
		assertThat(delete(DOCS, true).pruned()).extracting(Pruning::environment)
			.containsExactly("dev", "prod", "vote-2", "docs-2");
		String files = GitServer.git(this.bare, "ls-tree", "-r", "--name-only", "main");
		assertThat(files).doesNotContain("docs-2", "vote-2/docs")
			.contains("gitops/overlays/vote-2/preview.yaml", "bootstrap/applications/vote-2");
		assertThat(show("bootstrap/applications/kustomization.yaml")).contains("- vote-2").doesNotContain("docs-2");
		assertThat(show("gitops/overlays/vote-2/kustomization.yaml")).contains("- vote").doesNotContain("- docs");
	}

	@Test
	void deletesNothingThatIsNeededOrThatNobodyIsSureOf() throws IOException {
		String head = GitServer.git(this.bare, "rev-parse", "main");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> delete(new ServiceName("redis"), true))
			.withMessage("vote needs redis: it logs in to it");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> delete(DOCS, false))
			.withMessageMatching("deleting docs takes away: \\d+ objects in dev, \\d+ objects in prod");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> delete(new ServiceName("doc"), true))
			.withMessage("there is no service \"doc\"");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(head);
	}

	private String template() {
		return this.server.location("templates").url() + "#platform-cli/templates/image@main";
	}

	private UpgradedService upgrade(Conflicts conflicts) {
		return new UpgradeService(this.templates, this.land, this.told::add).run(DOCS, null, conflicts, false);
	}

	private DeletedService delete(ServiceName name, boolean sure) {
		return new DeleteService(this.land, this.kustomize, new LocalClone(this.checkout), (_, _) -> Optional.empty())
			.run(name, sure, false);
	}

	// As `platform preview create` does, with the names of dev left in it.
	private void previewed(String name, String service) throws IOException {
		copy("gitops/overlays/dev", "gitops/overlays/" + name);
		copy("bootstrap/applications/dev", "bootstrap/applications/" + name);
		Files.writeString(this.checkout.resolve("gitops/overlays/%s/preview.yaml".formatted(name)),
				"service: %s\nexpires: \"2030-01-31T12:00:00Z\"\n".formatted(service));
		replace(this.checkout.resolve("bootstrap/applications/%s/environment.yaml".formatted(name)), "name: dev",
				"name: " + name);
		GitServer.git(this.checkout, "add", "--all");
		edit("bootstrap/applications/kustomization.yaml", "- dev\n", "- dev\n- %s\n".formatted(name));
	}

	private void copy(String from, String to) throws IOException {
		Path source = this.checkout.resolve(from);
		try (var files = Files.walk(source)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = this.checkout.resolve(to).resolve(source.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
	}

	private void changeTemplate(String version, String file, String from, String to) throws IOException {
		Path template = this.own.resolve("platform-cli/templates/image");
		replace(template.resolve("template.yaml"), "version: 1", "version: " + version);
		replace(template.resolve("gitops/base/{{name}}").resolve(file), from, to);
		GitServer.git(this.own, "add", "--all");
		GitServer.git(this.own, "commit", "--quiet", "--message=Change the template");
		GitServer.git(this.own, "push", "--quiet", this.directory.resolve("templates.git").toString(), "main");
	}

	private void edit(String file, String from, String to) throws IOException {
		replace(this.checkout.resolve(file), from, to);
		GitServer.git(this.checkout, "commit", "--quiet", "--all", "--message=Edit by hand");
		GitServer.git(this.checkout, "push", "--quiet", "origin", "main");
	}

	private static void replace(Path file, String from, String to) throws IOException {
		String text = Files.readString(file);
		assertThat(text).contains(from);
		Files.writeString(file, text.replace(from, to));
	}

	private String show(String file) throws IOException {
		return GitServer.git(this.bare, "show", "main:" + file);
	}

}
