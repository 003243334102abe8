package dev.platform.cluster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what in the environments' PostgreSQL, in its own words.
 */
@Order(6)
@ExtendWith(ClusterExtension.class)
class DatabaseIntegrationTests {

	// A quiet minute, and a slow machine's time around it.
	private static final Duration CLOSED = Duration.ofMinutes(5);

	@Test
	void letsTheWorkerWriteAndTheResultReadTheCounts(Cluster cluster) {
		for (String environment : List.of("dev", "prod")) {
			assertThat(ask(cluster, environment, "worker", "select current_schema(), count(*) >= 0 from votes"))
				.contains("worker|t");
			assertThat(ask(cluster, environment, "result", "select a >= 0 from tally")).contains("t");
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			result, select * from worker.votes,                   permission denied for table votes
			result, select * from worker.flyway_schema_history,   permission denied for table flyway_schema_history
			result, update worker.tally set a = 0,                permission denied for table tally
			worker, create table result.mine (),                  permission denied for schema result
			worker, create schema mine,                           permission denied for database votes
			worker, set role result,                              "permission denied to set role ""result"""
			worker, select * from pg_authid,                      permission denied for table pg_authid
			""")
	void refusesEverythingElse(String role, String sql, String refusal, Cluster cluster) {
		assertThat(ask(cluster, "dev", role, sql)).contains(refusal);
	}

	@Test
	void hasASuperuserWhomNobodyIsByNetwork(Cluster cluster) {
		String password = password(cluster, "dev", "postgres");
		Awaitility.await()
			.atMost(CLOSED)
			.untilAsserted(() -> assertThat(psql(cluster, "dev", "votes", password, "select 1"))
				.contains("password authentication failed for user \"votes\""));
		for (String service : List.of("vote", "worker", "result")) {
			assertThat(cluster.pods("dev", service)).isNotEmpty()
				.noneMatch((pod) -> pod.getSpec()
					.getContainers()
					.stream()
					.flatMap((container) -> container.getEnv().stream())
					.anyMatch((variable) -> variable.getValueFrom() != null
							&& variable.getValueFrom().getSecretKeyRef() != null
							&& variable.getValueFrom().getSecretKeyRef().getName().equals("postgres")));
		}
	}

	private static String ask(Cluster cluster, String environment, String role, String sql) {
		return psql(cluster, environment, role, password(cluster, environment, "postgres-" + role), sql);
	}

	private static String password(Cluster cluster, String environment, String secret) {
		String encoded = cluster.client()
			.secrets()
			.inNamespace(environment)
			.withName(secret)
			.get()
			.getData()
			.get("password");
		return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
	}

	// By the Pod's own address: whoever comes from there is asked for a password.
	private static String psql(Cluster cluster, String environment, String role, String password, String sql) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (ExecWatch program = cluster.client()
			.pods()
			.inNamespace(environment)
			.withName("postgres-0")
			.inContainer("postgres")
			.writingOutput(output)
			.writingError(output)
			.exec("sh", "-c", "PGPASSWORD=$0 exec psql -XAt -h \"$(hostname -i)\" -U \"$1\" -d votes -c \"$2\"", password,
					role, sql)) {
			program.exitCode().get(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError(sql, ex);
		}
		return output.toString(StandardCharsets.UTF_8);
	}

}
