package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.Pruning;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
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

	private static final String BUDGET = "gitops/base/docs/poddisruptionbudget.yaml";

	private ServiceWorkplace workplace;

	private Path own;

	@BeforeEach
	void createAService(@TempDir Path directory) throws IOException {
		this.workplace = new ServiceWorkplace(directory);
		this.own = directory.resolve("templates-work");
		this.workplace.server.create("templates", List.of("platform-cli/templates/image"));
		this.workplace.create("docs",
				this.workplace.server.location("templates").url() + "#platform-cli/templates/image@main",
				Map.of("image", "registry.example.com/docs:1"));
	}

	@AfterEach
	void stop() {
		this.workplace.close();
	}

	@Test
	void takesOverWhatItsTemplateHasLearned() throws IOException {
		changeTemplate("3", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit("gitops/base/docs/deployment.yaml", "memory: 256Mi", "memory: 512Mi");
		UpgradedService upgraded = upgrade(Conflicts.SHOW);
		assertThat(upgraded.text()).contains(" 2 to 3: commit");
		assertThat(upgraded.files().keySet()).containsExactlyInAnyOrder(BUDGET, "gitops/base/docs/template.yaml");
		assertThat(show(BUDGET)).contains("maxUnavailable: 50%");
		assertThat(show("gitops/base/docs/deployment.yaml")).contains("memory: 512Mi");
		assertThat(show("gitops/base/docs/template.yaml")).contains("version: \"3\"");
		assertThat(upgrade(Conflicts.SHOW).text()).startsWith("Nothing to upgrade");
	}

	@Test
	void showsConflictsAsGitDoesAndChangesNothing() throws IOException {
		changeTemplate("3", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit(BUDGET, "maxUnavailable: 1", "maxUnavailable: 2");
		String head = this.workplace.git("rev-parse", "main");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> upgrade(Conflicts.SHOW))
			.withMessageContaining("changed the same lines of " + BUDGET)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(this.workplace.told.getLast()).startsWith("CONFLICT (content): Merge conflict in " + BUDGET)
			.contains("<<<<<<< docs\n  maxUnavailable: 2\n=======\n  maxUnavailable: 50%\n>>>>>>> ");
		assertThat(this.workplace.git("rev-parse", "main")).isEqualTo(head);
		upgrade(Conflicts.TAKE);
		assertThat(show(BUDGET)).contains("maxUnavailable: 50%");
	}

	@Test
	void keepsTheServicesLinesIfAskedTo() throws IOException {
		changeTemplate("3", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit(BUDGET, "maxUnavailable: 1", "maxUnavailable: 2");
		upgrade(Conflicts.KEEP);
		assertThat(show(BUDGET)).contains("maxUnavailable: 2");
		assertThat(show("gitops/base/docs/template.yaml")).contains("version: \"3\"");
	}

	@Test
	void takesNothingOverThatAClusterWouldRefuse() throws IOException {
		changeTemplate("3", "kustomization.yaml", "../../components/restricted", "../../components/configuration");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> upgrade(Conflicts.SHOW))
			.withMessageContaining("no cluster would take it (restricted)");
	}

	@Test
	void bringsNewFilesAndTakesOldOnesAway() throws IOException {
		Path base = this.own.resolve("platform-cli/templates/image/gitops/base/{{name}}");
		Files.writeString(base.resolve("notes.md"), "About {{name}}\n");
		Files.delete(base.resolve("catalog-info.yaml"));
		changeTemplate("3", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		UpgradedService upgraded = upgrade(Conflicts.SHOW);
		assertThat(upgraded.files()).containsEntry("gitops/base/docs/notes.md", "+")
			.containsEntry("gitops/base/docs/catalog-info.yaml", "-");
		assertThat(show("gitops/base/docs/notes.md")).isEqualTo("About docs");
	}

	@Test
	void refusesToUpgradeFromAVersionThatNobodyHas() throws IOException {
		record("version: \"0\"\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> upgrade(Conflicts.SHOW))
			.withMessageContaining("version 0 of the template");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.upgrade("vote", Conflicts.SHOW))
			.withMessage("vote was not made from a template: it has no gitops/base/vote/template.yaml");
	}

	@Test
	void readsWhatWasRecordedByItsVersionAlone() throws IOException {
		record("version: \"2\"\n");
		changeTemplate("3", "poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		edit("gitops/base/docs/deployment.yaml", "memory: 256Mi", "memory: 512Mi");
		assertThat(upgrade(Conflicts.SHOW).files().keySet()).containsExactlyInAnyOrder(BUDGET,
				"gitops/base/docs/template.yaml");
		assertThat(show("gitops/base/docs/template.yaml")).contains("version: \"3\"\ncommit: \"");
	}

	@Test
	void leavesNoTraceOfAServiceThatIsDeleted() throws IOException {
		DeletedService deleted = delete("docs", true);
		assertThat(deleted.text())
			.contains("In dev Argo CD prunes: ConfigMap/docs-release-", "Deployment/docs",
					"In prod Argo CD keeps, until somebody deletes the Application by hand: ",
					"kubectl -n argocd patch application prod-docs --type merge -p '{\"metadata\":{\"finalizers\":",
					"kubectl -n argocd delete application prod-docs")
			.doesNotContain("dev-docs");
		assertThat(this.workplace.git("diff", "--stat", "main~2", "main")).isEmpty();
		assertThat(this.workplace.checkout.resolve("gitops/base/docs")).doesNotExist();
	}

	@Test
	void takesItsPreviewsAwayToo() throws IOException {
		previewed("docs-2", "docs");
		previewed("vote-2", "vote");
		assertThat(delete("docs", true).pruned()).extracting(Pruning::environment)
			.containsExactly("dev", "prod", "vote-2", "docs-2");
		String files = this.workplace.git("ls-tree", "-r", "--name-only", "main");
		assertThat(files).doesNotContain("docs-2", "vote-2/docs")
			.contains("gitops/overlays/vote-2/preview.yaml", "bootstrap/applications/vote-2");
		assertThat(show("bootstrap/applications/kustomization.yaml")).contains("- vote-2").doesNotContain("docs-2");
		assertThat(show("gitops/overlays/vote-2/kustomization.yaml")).contains("- vote").doesNotContain("- docs");
	}

	@Test
	void isDeletedWhereAPreviewDoesNotTellWhatItIsOf() throws IOException {
		previewed("vote-2", "vote");
		edit("gitops/overlays/vote-2/preview.yaml", "service: vote", "service: [");
		assertThat(delete("docs", true).pruned()).extracting(Pruning::environment)
			.containsExactly("dev", "prod", "vote-2");
	}

	@Test
	void deletesNothingThatIsNeededOrThatNobodyIsSureOf() throws IOException {
		String head = this.workplace.git("rev-parse", "main");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> delete("redis", true))
			.withMessage("vote needs redis: it logs in to it");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> delete("docs", false))
			.withMessageMatching("deleting docs takes away: \\d+ objects in dev, \\d+ objects in prod");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> delete("doc", true))
			.withMessage("there is no service \"doc\"");
		assertThat(this.workplace.git("rev-parse", "main")).isEqualTo(head);
	}

	private UpgradedService upgrade(Conflicts conflicts) {
		return this.workplace.upgrade("docs", conflicts);
	}

	private DeletedService delete(String name, boolean sure) {
		return this.workplace.delete(name, sure, Permission.none());
	}

	// As `platform preview create` does, with the names of dev left in it.
	private void previewed(String name, String service) throws IOException {
		copy("gitops/overlays/dev", "gitops/overlays/" + name);
		copy("bootstrap/applications/dev", "bootstrap/applications/" + name);
		Files.writeString(this.workplace.checkout.resolve("gitops/overlays/%s/preview.yaml".formatted(name)),
				"service: %s\nexpires: \"2030-01-31T12:00:00Z\"\n".formatted(service));
		ServiceWorkplace.replace(
				this.workplace.checkout.resolve("bootstrap/applications/%s/environment.yaml".formatted(name)),
				"name: dev", "name: " + name);
		edit("bootstrap/applications/kustomization.yaml", "- dev\n", "- dev\n- %s\n".formatted(name));
	}

	private void copy(String from, String to) throws IOException {
		Path source = this.workplace.checkout.resolve(from);
		try (var files = Files.walk(source)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = this.workplace.checkout.resolve(to).resolve(source.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
	}

	private void changeTemplate(String version, String file, String from, String to) throws IOException {
		Path template = this.own.resolve("platform-cli/templates/image");
		ServiceWorkplace.replace(template.resolve("template.yaml"), "version: 2", "version: " + version);
		ServiceWorkplace.replace(template.resolve("gitops/base/{{name}}").resolve(file), from, to);
		GitServer.git(this.own, "add", "--all");
		GitServer.git(this.own, "commit", "--quiet", "--message=Change the template");
		GitServer.git(this.own, "push", "--quiet", this.own.resolveSibling("templates.git").toString(), "main");
	}

	// As it was before there were origins.
	private void record(String version) throws IOException {
		Path file = this.workplace.checkout.resolve("gitops/base/docs/template.yaml");
		Files.writeString(file, Files.readString(file).replaceFirst("version: .*\\ncommit: .*\\ntree: .*\\n", version));
		this.workplace.commit("Record it as before");
	}

	private void edit(String file, String from, String to) throws IOException {
		this.workplace.edit(file, from, to);
	}

	private String show(String file) throws IOException {
		return this.workplace.show(file);
	}

}
