package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.image.Registry;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A service whose image is built before its commit is seen, for a cluster of this
 * machine.
 */
class BuiltServiceIntegrationTests {

	private static final Optional<Registry> LOCAL = Optional.of(new Registry("127.0.0.1:5000", null));

	private ServiceWorkplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new ServiceWorkplace(directory);
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void releasesWhatAClusterOfThisMachineRunsInTheSameCommit() throws IOException {
		String digest = "sha256:" + "ab".repeat(32);
		mockMaven("mkdir -p apps/orders/target && printf %s " + digest + " >apps/orders/target/jib-image.digest");
		Path manifests = this.workplace.server.create("manifests");
		CreatedService created = this.workplace.creation("manifests", LOCAL)
			.run(ServiceWorkplace.wanted("orders", "spring-web", Map.of()), false, Permission.none());
		assertThat(created.next()).containsExactly("platform status", "platform promote --env prod --service orders");
		assertThat(GitServer.git(manifests, "rev-list", "--count", "main")).isEqualTo("2");
		String dev = "gitops/overlays/dev/orders/kustomization.yaml";
		assertThat(GitServer.git(manifests, "show", "main:" + dev)).contains("newTag: \"1.0.0@" + digest);
		assertThat(GitServer.git(manifests, "show", "main:gitops/overlays/prod/orders/kustomization.yaml"))
			.contains("newTag: \"unreleased\"");
		assertThat(this.workplace.checkout.resolve(dev)).content().contains("newTag: \"1.0.0@" + digest);
		assertThat(this.workplace.render("dev/orders")).contains("image: registry.example.com/orders:1.0.0@" + digest);
	}

	@Test
	void changesNothingWhereTheServiceDoesNotBuild() throws IOException {
		mockMaven("echo '[ERROR] no space left' && exit 1");
		Path manifests = this.workplace.server.create("manifests");
		NewService wanted = ServiceWorkplace.wanted("orders", "spring-web", Map.of());
		CreateService creation = this.workplace.creation("manifests", LOCAL);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> creation.run(wanted, false, Permission.none()))
			.withMessage("apps/orders does not build: [ERROR] no space left");
		assertThat(GitServer.git(manifests, "rev-list", "--count", "main")).isEqualTo("1");
		assertThat(GitServer.git(this.workplace.checkout, "status", "--porcelain")).isEqualTo("?? mvnw");
	}

	@Test
	void releasesNothingWhereTheSourcesComeWithTheCommit() {
		CreatedService created = this.workplace.creation("platform", LOCAL)
			.run(ServiceWorkplace.wanted("orders", "spring-web", Map.of()), false, Permission.none());
		assertThat(created.next()).startsWith("platform deploy --service orders --build");
	}

	// What Maven really builds is pushed by the tests on a cluster.
	private void mockMaven(String script) throws IOException {
		Path program = Files.writeString(this.workplace.checkout.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
	}

}
