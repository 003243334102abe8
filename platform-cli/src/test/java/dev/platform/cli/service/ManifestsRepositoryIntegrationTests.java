package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.SmallForge;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.Registry;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A repository that holds the manifests alone, beside a checkout that need not be like
 * it.
 */
class ManifestsRepositoryIntegrationTests {

	private static final Map<String, String> IMAGE = Map.of("image", "registry.example.com/docs:1");

	private SmallForge forge;

	private ServiceWorkplace workplace;

	private Path manifests;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.forge = SmallForge.start();
		this.workplace = new ServiceWorkplace(directory, this.forge.requests());
		this.manifests = this.workplace.server.create("manifests");
	}

	@AfterEach
	void close() {
		this.workplace.close();
		this.forge.close();
	}

	@Test
	void tellsWhichFilesWereNotThereBefore() throws IOException {
		assertThat(create("orders", "spring-web", Map.of()).text()).contains("  +     pom.xml\n", "  ~ pom.xml\n");
	}

	@Test
	void takesAServiceAwayThatTheCheckoutHasCleanedAway() throws IOException {
		create("docs", "image", IMAGE);
		GitServer.git(this.workplace.checkout, "clean", "-d", "--force", "--quiet");
		assertThat(status()).contains("gitops/overlays/dev/kustomization.yaml").doesNotContain("??");
		this.workplace.deletion("manifests").run(new ServiceName("docs"), true, false, Permission.none());
		assertThat(GitServer.git(this.manifests, "diff", "--stat", "main~2", "main")).isEmpty();
		assertThat(status()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "docs, image", "orders, spring-web" })
	void bringsAProposalUpToDateThatTheCheckoutHasAlready(String name, String template) throws IOException {
		proposeForProd();
		Map<String, String> options = template.equals("image") ? IMAGE : Map.of();
		CreatedService proposed = create(name, template, options);
		assertThat(proposed.request()).isNotNull();
		String status = status();
		assertThat(status).contains("?? gitops/base/");
		String owners = Files.readString(this.workplace.checkout.resolve("CODEOWNERS"));
		assertThat(create(name, template, options).revision()).isEqualTo(proposed.revision());
		assertThat(status()).isEqualTo(status);
		assertThat(this.workplace.checkout.resolve("CODEOWNERS")).content().isEqualTo(owners);
	}

	@Test
	void overwritesNoWorkOfTheCheckout() throws IOException {
		Path mine = this.workplace.checkout.resolve("gitops/base/docs/deployment.yaml");
		Files.createDirectories(mine.getParent());
		Files.writeString(mine, "# mine");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> create("docs", "image", IMAGE))
			.withMessage("the name docs is taken: there is a folder gitops/base/docs")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(mine).content().isEqualTo("# mine");
		assertThat(GitServer.git(this.manifests, "rev-list", "--count", "main")).isEqualTo("1");
	}

	private void proposeForProd() throws IOException {
		Path work = this.workplace.checkout.resolveSibling("manifests-work");
		Files.writeString(work.resolve("gitops/pipeline.yaml"),
				"environments:\n- name: dev\n- name: prod\n  after: dev\n  delivery: pull-request\n");
		GitServer.git(work, "commit", "--quiet", "--all", "--message=Change the rules");
		GitServer.git(work, "push", "--quiet", this.manifests.toString(), "main");
	}

	private CreatedService create(String name, String template, Map<String, String> options) {
		return this.workplace.creation("manifests", Optional.of(new Registry(null, null)))
			.run(ServiceWorkplace.wanted(name, template, options), false, Permission.none());
	}

	private String status() throws IOException {
		return GitServer.git(this.workplace.checkout, "status", "--porcelain");
	}

}
