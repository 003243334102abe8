package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.Canary;
import dev.platform.cli.schema.FetchedSchemas;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A person's own templates that would make what no environment can take.
 */
class RefusedTemplateIntegrationTests {

	private static final Map<String, String> IMAGE = Map.of("image", "registry.example.com/docs:1");

	private ServiceWorkplace workplace;

	private Path mine;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new ServiceWorkplace(directory);
		this.mine = directory.resolve("mine");
		ServiceWorkplace.ownTemplate(this.mine);
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void refusesTheAddressOfAnotherService() throws IOException {
		change("ingress.yaml", "path: {{path}}", "path: /vote");
		assertRefused(ExitCode.REFUSED)
			.withMessage("dev Ingress/docs: dev.localhost/vote is taken by dev Ingress/vote; "
					+ "no cluster would take it (ingress-unique)");
	}

	@Test
	void refusesWhatNoSchemaKnows() throws Exception {
		this.workplace.schemas = FetchedSchemas.get();
		change("service.yaml", "targetPort", "targetPrt");
		assertRefused(ExitCode.REFUSED).withMessageStartingWith("dev Service/docs: ")
			.withMessageContaining("targetPrt")
			.withMessageEndingWith("; no cluster would take it (schema)");
	}

	@Test
	void lookingAtATemplateRunsNothingAndFetchesNothing(@TempDir Path directory) throws IOException {
		try (Canary canary = new Canary(directory)) {
			for (String reference : List.of(canary.program(), canary.address())) {
				change("kustomization.yaml", "resources:\n", "resources:\n- %s\n".formatted(reference));
				assertThatExceptionOfType(Problem.class)
					.isThrownBy(
							() -> this.workplace.create("docs", this.mine.toString(), IMAGE, true, Permission.none()))
					.withMessageMatching("gitops/base/docs/kustomization.yaml:\\d+: .* rendering fetches nothing")
					.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
				change("kustomization.yaml", "- %s\n".formatted(reference), "");
			}
			canary.assertUntouched();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/index.md", "docs/{{name}}.md", "gitops/base/vote/deployment.yaml",
			"gitops/overlays/acc/{{name}}/settings.env", "apps/{{name}}.md" })
	void refusesFilesThatAreNotTheServicesAlone(String file) throws IOException {
		Path foreign = this.mine.resolve(file);
		Files.createDirectories(foreign.getParent());
		Files.writeString(foreign, "About {{name}}\n");
		assertRefused(ExitCode.WRONG_USAGE)
			.withMessage("the template %s makes a file %s, outside of the folders of docs".formatted(this.mine,
					file.replace("{{name}}", "docs")))
			.satisfies((problem) -> assertThat(problem.hint())
				.endsWith("gitops/base/docs, apps/docs, gitops/overlays/dev/docs, gitops/overlays/prod/docs"));
	}

	@Test
	void takesNoFileOverThatIsNotTheServicesAlone() throws IOException {
		this.mine = this.workplace.checkout.resolve("templates/mine");
		ServiceWorkplace.ownTemplate(this.mine);
		this.workplace.commit("Bring a template");
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		Files.writeString(this.mine.resolve("notes.md"), "About {{name}}\n");
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		this.workplace.commit("Edit the template");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.upgrade("docs", Conflicts.SHOW))
			.withMessage("the template ./templates/mine makes a file notes.md, outside of the folders of docs");
	}

	@Test
	void asksForAnOptionThatTheServiceWasMadeWithout() throws IOException {
		this.mine = this.workplace.checkout.resolve("templates/mine");
		ServiceWorkplace.ownTemplate(this.mine);
		this.workplace.commit("Bring a template");
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "  health: /\n", "  health: /\n  live:\n");
		change("deployment.yaml", "path: {{health}}", "path: {{live}}");
		this.workplace.commit("Edit the template");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.upgrade("docs", Conflicts.SHOW))
			.withMessage("version 2 of the template ./templates/mine needs live, which docs was made without")
			.satisfies((problem) -> assertThat(problem.hint())
				.isEqualTo("write it into gitops/base/docs/template.yaml, below options, as live: \"…\"; "
						+ "commit that, then repeat the command"));
		this.workplace.edit("gitops/base/docs/template.yaml", "options:\n", "options:\n  live: \"/alive\"\n");
		this.workplace.upgrade("docs", Conflicts.SHOW);
		assertThat(this.workplace.show("gitops/base/docs/deployment.yaml")).contains("path: /alive");
		assertThat(this.workplace.show("gitops/base/docs/template.yaml")).contains("version: \"2\"",
				"live: \"/alive\"");
	}

	private ThrowableAssertAlternative<Problem> assertRefused(ExitCode code) throws IOException {
		ThrowableAssertAlternative<Problem> refused = assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.create("docs", this.mine.toString(), IMAGE));
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("1");
		return refused.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(code));
	}

	private void change(String file, String from, String to) throws IOException {
		ServiceWorkplace.replace(this.mine.resolve("gitops/base/{{name}}").resolve(file), from, to);
	}

}
