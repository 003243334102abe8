package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.GitServer;
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
 * Services that are not made, or not everywhere.
 */
class RefusedServiceIntegrationTests {

	private ServiceWorkplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new ServiceWorkplace(directory);
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					vote   | spring-web | ''               | REFUSED     | the name vote is taken: there is a folder gitops/base/vote
					orders | spring-web | path=/vote       | REFUSED     | the path /vote is taken by vote
					orders | spring-web | path=orders      | WRONG_USAGE | "orders" is not a path
					orders | spring-web | port=80          | WRONG_USAGE | "80" is not a port that a service can have
					orders | spring-web | database=oracle  | WRONG_USAGE | there is no database "oracle" in the environments
					orders | spring-web | image=a/b:1      | WRONG_USAGE | the template spring-web takes no --image
					orders | image      | ''               | WRONG_USAGE | the template image needs --image
					orders | spring-wob | ''               | WRONG_USAGE | there is no template spring-wob
					class  | spring-web | ''               | WRONG_USAGE | "class" cannot be the name of a new service
					orders | spring-web | path=/vote/admin | REFUSED     | the path /vote/admin is taken by vote, which has /vote
					orders | spring-web | path=/a/../b     | WRONG_USAGE | "/a/../b" is not a path
					orders | spring-web | path=/..         | WRONG_USAGE | "/.." is not a path
					orders | spring-web | port=9080        | WRONG_USAGE | port 9080 is where the service's health is
					no     | spring-web | ''               | WRONG_USAGE | "no" cannot be the name of a new service
					y      | image      | image=a/b:1      | WRONG_USAGE | "y" cannot be the name of a new service
					pg-x   | spring-web | ''               | WRONG_USAGE | "pg-x" cannot be the name of a new service
					votes  | spring-web | database=postgres | WRONG_USAGE | "votes" cannot be the name of a service with a database
					2fast  | spring-web | ''               | WRONG_USAGE | "2fast" cannot be the name of a new service
					platform | spring-web | ''             | REFUSED     | the name platform is taken: it is the artifactId in pom.xml
					git-server | spring-web | ''           | REFUSED     | the name git-server is taken: it is the artifactId in bootstrap/git-server/pom.xml
					""")
	void refusesWithTheReasonAndChangesNothing(String name, String template, String option, ExitCode code,
			String message) throws IOException {
		Map<String, String> options = option.isEmpty() ? Map.of() : Map.of(option.split("=")[0], option.split("=")[1]);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.create(name, template, options))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(code));
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					quay.io/somebody/docs:1 | no registry to take images from: quay.io/somebody/docs:1; no cluster would take it (image-registry)
					registry.example.com/docs:latest | an image without a version: registry.example.com/docs:latest; no cluster would take it (image-tag)
					""")
	void refusesWhatAClusterWouldRefuse(String image, String reason) throws IOException {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.create("docs", "image", Map.of("image", image)))
			.withMessageEndingWith(reason)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("1");
	}

	@ParameterizedTest
	@CsvSource({ "dns, image", "default-deny, spring-worker", "acme-solver, image" })
	void refusesAnObjectThatTheEnvironmentHas(String name, String template) throws IOException {
		Map<String, String> options = template.equals("image") ? Map.of("image", "registry.example.com/docs:1")
				: Map.of();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.create(name, template, options))
			.withMessage("dev NetworkPolicy/%s: gitops/overlays/dev/environment brings one of that name, too; "
				.formatted(name) + "no cluster would take it (object-unique)")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("1");
	}

	@Test
	void refusesTheApplicationOfAnotherEnvironment() throws IOException {
		Path vote = this.workplace.checkout.resolve("gitops/overlays/dev-eu/vote/kustomization.yaml");
		Files.createDirectories(vote.getParent());
		Files.writeString(vote, "configMapGenerator:\n- name: vote\n  literals: [A=1]\n");
		this.workplace.commit("Bring an environment");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.create("eu-vote", "spring-web", Map.of()))
			.withMessageEndingWith(": its Application is dev-eu-vote, and so is that of "
					+ "gitops/overlays/dev-eu/vote; no cluster would take it (object-unique)");
	}

	@Test
	void refusesTheSecondTime() {
		this.workplace.create("orders", "spring-web", Map.of());
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.create("orders", "spring-web", Map.of()))
			.withMessage("the name orders is taken: there is a folder gitops/base/orders");
	}

	@Test
	void leavesACheckoutAloneThatHasItsOwnWork() throws IOException {
		Files.writeString(this.workplace.checkout.resolve("pom.xml"), "<!-- mine -->");
		CreatedService created = this.workplace.create("orders", "spring-web", Map.of());
		assertThat(created.text()).contains("the checkout does not have it yet: git pull");
		assertThat(this.workplace.checkout.resolve("pom.xml")).content().isEqualTo("<!-- mine -->");
	}

	@Test
	void undoesEverythingWhenThePushIsRefused() throws IOException {
		Path manifests = this.workplace.server.create("manifests");
		GitServer.hook(manifests, "pre-receive", "echo not today; exit 1");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.creation("manifests", Optional.empty())
				.run(ServiceWorkplace.wanted("orders", "image", Map.of("image", "registry.example.com/docs:1")), false,
						Permission.none()))
			.withMessageContaining("refused the push");
		assertThat(GitServer.git(this.workplace.checkout, "status", "--porcelain")).isEmpty();
		assertThat(GitServer.git(manifests, "rev-list", "--count", "main")).isEqualTo("1");
	}

}
