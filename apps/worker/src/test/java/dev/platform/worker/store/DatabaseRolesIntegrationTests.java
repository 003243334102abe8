package dev.platform.worker.store;

import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What services can and cannot do in a database that an environment has prepared for
 * them, by trying.
 */
class DatabaseRolesIntegrationTests {

	private static final String VOTE = "insert into votes (voter, vote, at) values ('x', 'a', now())";

	private EmbeddedPostgres postgres;

	@BeforeEach
	void start() throws Exception {
		this.postgres = RealPostgres.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.postgres.close();
	}

	@Test
	void letTheWorkerOwnTheVotesAndTheResultReadTheirTally() throws Exception {
		prepare();
		assertThat(ask("worker", "select current_schema()")).isEqualTo("worker");
		assertThat(ask("worker", VOTE + " returning voter")).isEqualTo("x");
		assertThat(ask("result", "select a || ':' || b from tally")).isEqualTo("1:0");
		assertThat(ask("orders", "select total from visits")).isEqualTo("7");
		assertThat(ask("orders", "insert into visits values (8) returning total")).isEqualTo("8");
	}

	@Test
	void refuseOtherDatabases() throws Exception {
		prepare();
		ask("postgres", "create database other");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> this.postgres.getDatabase("worker", "template1").getConnection())
			.withMessageContaining("permission denied for database \"template1\"");
		DatabaseRoles.make(this.postgres.getPort(), "worker", "result", "orders");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> this.postgres.getDatabase("worker", "other").getConnection())
			.withMessageContaining("permission denied for database \"other\"");
	}

	@Test
	void changeNothingTheSecondTime() throws Exception {
		prepare();
		ask("worker", VOTE);
		String before = ask("postgres", STATE);
		DatabaseRoles.make(this.postgres.getPort(), "worker", "result", "orders");
		assertThat(ask("postgres", STATE)).isEqualTo(before);
		assertThat(ask("result", "select a from tally")).isEqualTo("1");
	}

	@Test
	void giveATableThatComesLaterToWhoMayReadIt() throws Exception {
		prepare();
		ask("worker", "drop table tally");
		ask("worker", "create table tally (a bigint, b bigint)");
		assertThat(ask("result", "select count(*) from tally")).isEqualTo("0");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ask("orders", "select * from worker.tally"));
	}

	@Test
	void takeBackWhatIsNoLongerGranted() throws Exception {
		prepare();
		DatabaseRoles.makeWith(this.postgres.getPort(), "", "worker", "result", "orders");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ask("result", "select a from worker.tally"))
			.withMessageContaining("permission denied for schema worker");
	}

	@Test
	void letNobodyInWhoseServiceIsGoneAndKeepTheData() throws Exception {
		prepare();
		DatabaseRoles.make(this.postgres.getPort(), "worker", "result");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ask("orders", "select 1"))
			.withMessageContaining("role \"orders\" is not permitted to log in");
		assertThat(ask("postgres", "select total from orders.visits")).isEqualTo("7");
		DatabaseRoles.make(this.postgres.getPort(), "worker", "result", "orders");
		assertThat(ask("orders", "select total from visits")).isEqualTo("7");
	}

	@Test
	void leaveTheSuperuserAloneWhateverIsAskedFor() throws Exception {
		DatabaseRoles.make(this.postgres.getPort(), "postgres", "pg_monitor", "public", "platform", "worker");
		assertThat(ask("postgres", "select rolsuper from pg_roles where rolname = 'postgres'")).isEqualTo("t");
		assertThat(ask("postgres", "select string_agg(name, ',') from platform.role")).isEqualTo("worker");
	}

	private static final String STATE = """
			select jsonb_build_array(
			  (select jsonb_agg(c.oid || c.relname || c.relowner || coalesce(c.relacl::text, '') order by c.oid)
			     from pg_class c where c.relnamespace not in ('pg_toast'::regnamespace, 'pg_catalog'::regnamespace)),
			  (select jsonb_agg(nspname || nspowner || coalesce(nspacl::text, '') order by oid) from pg_namespace),
			  (select jsonb_agg(datname || datacl::text order by oid) from pg_database),
			  (select jsonb_agg(rolname || rolcanlogin || rolsuper order by oid) from pg_roles),
			  (select jsonb_agg(setconfig::text order by setrole) from pg_db_role_setting))""";

	private void prepare() throws Exception {
		DatabaseRoles.prepare(this.postgres);
	}

	private String ask(String role, String sql) throws SQLException {
		return DatabaseRoles.ask(this.postgres.getPort(), role, sql);
	}

}
