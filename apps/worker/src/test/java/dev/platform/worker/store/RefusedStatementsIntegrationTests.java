package dev.platform.worker.store;

import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What PostgreSQL refuses to services; what it lets them do is in
 * {@link DatabaseRolesIntegrationTests}.
 */
class RefusedStatementsIntegrationTests {

	private static EmbeddedPostgres postgres;

	@BeforeAll
	static void start() throws Exception {
		postgres = RealPostgres.start();
		DatabaseRoles.prepare(postgres);
	}

	@AfterAll
	static void stop() throws Exception {
		postgres.close();
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
	void refusesInItsOwnWords(String role, String sql, String refusal) throws Exception {
		try (var held = DatabaseRoles.connect(postgres.getPort(), "postgres")) {
			assertThat(held.isValid(1)).isTrue();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DatabaseRoles.ask(postgres.getPort(), role, sql))
				.withMessageContaining(refusal);
		}
	}

}
