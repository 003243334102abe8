package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.platform.cli.output.ExitCode;
import dev.platform.cli.output.Problem;
import dev.platform.cli.schema.FetchedSchemas;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A person's own templates that would make what no environment can take.
 */
class RefusedTemplateIntegrationTests {

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

	private ThrowableAssertAlternative<Problem> assertRefused(ExitCode code) throws IOException {
		ThrowableAssertAlternative<Problem> refused = assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.create("docs", this.mine.toString(),
					Map.of("image", "registry.example.com/docs:1")));
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("1");
		return refused.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(code));
	}

	private void change(String file, String from, String to) throws IOException {
		ServiceWorkplace.replace(this.mine.resolve("gitops/base/{{name}}").resolve(file), from, to);
	}

}
