package dev.platform.worker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

/**
 * What an environment does for its services in PostgreSQL, done to a server of the tests.
 */
public final class DatabaseRoles {

	private static final Path BASE = Path.of("../../gitops/base/postgres");

	private DatabaseRoles() {
	}

	/** Makes these roles, with what the environments grant. */
	public static void make(int port, String... names) throws SQLException, IOException {
		makeWith(port, Files.readString(BASE.resolve("grants")), names);
	}

	static void makeWith(int port, String grants, String... names) throws SQLException, IOException {
		String roles = Arrays.stream(names).map((name) -> name + " " + name).collect(Collectors.joining("\n"));
		try (Connection connection = connect(port, "postgres");
				var settings = connection.prepareStatement(
						"select set_config('platform.roles', ?, false), set_config('platform.grants', ?, false)");
				var script = connection.createStatement()) {
			settings.setString(1, roles);
			settings.setString(2, grants);
			settings.execute();
			script.setEscapeProcessing(false);
			script.execute(Files.readString(BASE.resolve("roles.sql")));
		}
	}

	/** The worker's tables by its own scripts, and another service's. */
	static void prepare(EmbeddedPostgres postgres) throws SQLException, IOException {
		make(postgres.getPort(), "worker", "result", "orders");
		Flyway.configure().dataSource(postgres.getDatabase("worker", "postgres")).load().migrate();
		ask(postgres.getPort(), "orders", "create table visits (total bigint)");
		ask(postgres.getPort(), "orders", "insert into visits values (7)");
	}

	/** Logs in; the tests' server asks nobody for a password. */
	public static Connection connect(int port, String role) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), role, role);
	}

	/** The first value that a statement returns; null for none. */
	public static String ask(int port, String role, String sql) throws SQLException {
		try (Connection connection = connect(port, role); var statement = connection.createStatement()) {
			if (!statement.execute(sql)) {
				return "";
			}
			var rows = statement.getResultSet();
			return rows.next() ? String.valueOf(rows.getString(1)) : "";
		}
	}

}
