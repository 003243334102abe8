package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.cluster.MockApiServer;
import dev.platform.cli.cluster.MockSecrets;
import dev.platform.cli.delivery.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cluster of this machine, as a mock that keeps Secrets; Git and kustomize are real.
 */
class DatabaseRolesIntegrationTests {

	private static final Map<String, String> POSTGRES = Map.of("database", "postgres");

	private final MockSecrets secrets = new MockSecrets();

	private ServiceWorkplace workplace;

	private MockApiServer server;

	@BeforeEach
	void serve(@TempDir Path directory) throws IOException {
		this.workplace = new ServiceWorkplace(directory);
		this.server = MockApiServer.start(directory, this.secrets::answer);
		this.workplace.cluster = Optional.of(this.server.cluster());
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.workplace.close();
	}

	@Test
	void haveAPasswordEachInEveryEnvironment() throws IOException {
		this.workplace.create("new-orders", "spring-web", POSTGRES);
		assertThat(this.workplace.show("gitops/base/new-orders/deployment.yaml"))
			.contains("    platform.dev/database: postgres\n", "value: new_orders\n", "name: postgres-new-orders\n")
			.doesNotContain("name: postgres\n              key");
		for (String environment : new String[] { "dev/", "prod/" }) {
			assertThat(this.secrets.values(environment + "postgres-new-orders")).containsOnlyKeys("password");
			assertThat(this.secrets.values(environment + "postgres-roles")).containsOnlyKeys("new_orders", "result",
					"worker");
		}
		assertThat(this.secrets.values("dev/postgres-new-orders"))
			.isNotEqualTo(this.secrets.values("prod/postgres-new-orders"));
	}

	@Test
	void keepTheirPasswordsWhenAnotherComes() throws IOException {
		this.workplace.create("orders", "spring-web", POSTGRES);
		Map<String, String> before = this.secrets.values("dev/postgres-roles");
		this.workplace.create("bills", "spring-worker", POSTGRES);
		assertThat(this.secrets.values("dev/postgres-roles")).containsAllEntriesOf(before).containsKey("bills");
	}

	@Test
	void areGoneWithTheServiceAndComeBackWithIt() throws IOException {
		this.workplace.create("orders", "spring-web", POSTGRES);
		Map<String, String> password = this.secrets.values("dev/postgres-orders");
		this.workplace.delete("orders", true, Permission.none());
		assertThat(this.secrets.values("dev/postgres-roles")).containsOnlyKeys("result", "worker");
		this.workplace.create("orders", "spring-web", POSTGRES);
		assertThat(this.secrets.values("dev/postgres-roles")).containsKey("orders");
		assertThat(this.secrets.values("dev/postgres-orders")).isEqualTo(password);
	}

	@Test
	void areMissedWithoutUndoingTheServiceWhereTheClusterDoesNotAnswer() throws IOException {
		this.server.close();
		this.workplace.create("orders", "spring-web", POSTGRES);
		assertThat(this.workplace.told).anyMatch((line) -> line.startsWith("Secrets are not made: the cluster at ")
				&& line.endsWith("once that is mended: platform up --cluster"));
		assertThat(this.workplace.show("gitops/base/orders/deployment.yaml")).isNotEmpty();
	}

}
