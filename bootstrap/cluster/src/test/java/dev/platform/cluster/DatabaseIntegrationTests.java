package dev.platform.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one service can do in the database that it shares with others, tried with its own
 * password.
 */
@Order(12)
@ExtendWith(ClusterExtension.class)
class DatabaseIntegrationTests {

	@Test
	void aServiceReadsWhatItMayRead(Cluster cluster) {
		assertThat(sql(cluster, "result", "select count(*) from worker.tally").orFail().output()).matches("\\d+\\s*");
		assertThat(sql(cluster, "worker", "select count(*) from tally").orFail().output()).matches("\\d+\\s*");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "result | select * from worker.votes | permission denied for table votes",
			"result | select * from worker.flyway_schema_history | permission denied for table flyway_schema_history",
			"worker | create table result.mine () | permission denied for schema result",
			"result | delete from worker.tally | permission denied for table tally",
			"result | create table worker.mine (id int) | permission denied for schema worker",
			"result | create table public.mine (id int) | permission denied for schema public",
			"result | select * from platform.role | permission denied for schema platform",
			"result | select rolpassword from pg_authid | permission denied for table pg_authid",
			"result | alter role result superuser | permission denied to alter role",
			"result | set role worker | permission denied to set role",
			"result | copy (select 1) to program 'true' | permission denied to COPY to or from an external program",
			"worker | create role mine | permission denied to create role",
			"worker | create schema mine | permission denied for database votes" })
	void aServiceIsRefusedWhatIsAnothers(String service, String statement, String refusal, Cluster cluster) {
		Machine.Ended ended = sql(cluster, service, statement);
		assertThat(ended.code()).isNotZero();
		assertThat(ended.errors()).contains(refusal);
	}

	@Test
	void aServiceHasNotThePasswordOfAnother(Cluster cluster) {
		assertThat(sql(cluster, "worker", password(cluster, "result"), "select 1").errors())
			.contains("password authentication failed for user \"worker\"");
		assertThat(sql(cluster, "votes", password(cluster, "result"), "select 1").errors())
			.contains("password authentication failed for user \"votes\"");
	}

	// Services of the version before log in as the superuser, until a minute has passed
	// without one.
	@Test
	void nobodyIsTheSuperuserByNetwork(Cluster cluster) {
		String password = secret(cluster, "postgres");
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.untilAsserted(() -> assertThat(sql(cluster, "votes", password, "select 1").errors())
				.contains("password authentication failed for user \"votes\""));
	}

	private static Machine.Ended sql(Cluster cluster, String service, String statement) {
		return sql(cluster, service, password(cluster, service), statement);
	}

	// By TCP, as services come; by the socket of its own Pod, the server asks nobody.
	private static Machine.Ended sql(Cluster cluster, String role, String password, String statement) {
		List<String> words = new ArrayList<>(List.of(Machine.CHECKOUT.resolve(".platform/cluster/kubectl").toString(),
				"exec", "--namespace=dev", "postgres-0", "--container=postgres", "--", "env", "PGPASSWORD=" + password,
				"psql", "--no-psqlrc", "--tuples-only", "--no-align", "--host=postgres", "--username=" + role,
				"--dbname=votes", "--command=" + statement));
		return Machine.run(Machine.CHECKOUT, Map.of("KUBECONFIG", Machine.KUBECONFIG.toString()),
				words.toArray(String[]::new));
	}

	private static String password(Cluster cluster, String service) {
		return secret(cluster, "postgres-" + service);
	}

	private static String secret(Cluster cluster, String name) {
		String value = cluster.client().secrets().inNamespace("dev").withName(name).get().getData().get("password");
		return new String(Base64.getDecoder().decode(value), UTF_8);
	}

}
