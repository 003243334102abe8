package dev.platform.worker.store;

import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			textBlock = """
					result, select * from worker.votes,                   permission denied for table votes
					result, select * from worker.flyway_schema_history,   permission denied for table flyway_schema_history
					result, update tally set a = 0,                       permission denied for table tally
					result, delete from worker.votes,                     permission denied for table votes
					result, truncate worker.tally,                        permission denied for table tally
					result, drop table worker.tally,                      must be owner of table tally
					result, select worker.count_votes(),                  permission denied for function count_votes
					result, create table worker.mine (),                  permission denied for schema worker
					result, select * from orders.visits,                  permission denied for schema orders
					orders, select * from worker.tally,                   permission denied for schema worker
					orders, select * from result.any,                     permission denied for schema result
					worker, select * from orders.visits,                  permission denied for schema orders
					worker, create table result.mine (),                  permission denied for schema result
					worker, create table public.mine (),                  permission denied for schema public
					worker, create schema mine,                           permission denied for database postgres
					worker, create temporary table mine (),               permission denied to create temporary tables
					worker, create role mine,                             permission denied to create role
					worker, alter role worker superuser,                  permission denied to alter role
					worker, alter role result password 'x',               permission denied to alter role
					worker, grant result to worker,                       permission denied to grant role "result"
					worker, set role result,                              permission denied to set role "result"
					worker, set session authorization postgres,           permission denied to set session authorization
					worker, select * from platform.role,                  permission denied for schema platform
					worker, select * from pg_authid,                      permission denied for table pg_authid
					worker, select pg_read_file('PG_VERSION'),            permission denied for function pg_read_file
					worker, copy votes to program 'id',                   permission denied to COPY to or from an external program
					worker, select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres', permission denied to terminate process
					""")
	void refuseEverythingElse(String role, String sql, String refusal) throws Exception {
		prepare();
		try (var held = DatabaseRoles.connect(this.postgres.getPort(), "postgres")) {
			assertThat(held.isValid(1)).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ask(role, sql))
				.withMessageContaining(refusal);
		}
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

	// The worker's tables by its own scripts, and another service's.
	private void prepare() throws Exception {
		int port = this.postgres.getPort();
		DatabaseRoles.make(port, "worker", "result", "orders");
		Flyway.configure().dataSource(this.postgres.getDatabase("worker", "postgres")).load().migrate();
		ask("orders", "create table visits (total bigint)");
		ask("orders", "insert into visits values (7)");
	}

	private String ask(String role, String sql) throws SQLException {
		return DatabaseRoles.ask(this.postgres.getPort(), role, sql);
	}

}
