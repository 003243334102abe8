package dev.platform.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A PostgreSQL server of the tests' own, empty until it is told otherwise.
 */
public final class RealPostgres implements AutoCloseable {

	private final EmbeddedPostgres server;

	private RealPostgres(EmbeddedPostgres server) {
		this.server = server;
	}

	public static RealPostgres start(int port) {
		try {
			return new RealPostgres(EmbeddedPostgres.builder().setPort(port).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static void register(DynamicPropertyRegistry properties, int port) {
		properties.add("POSTGRES_PORT", () -> port);
		properties.add("POSTGRES_DATABASE", () -> "postgres");
		properties.add("POSTGRES_USER", () -> "postgres");
	}

	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Does what the worker does first, with the worker's own script.
	 */
	public void createSchema() throws IOException, SQLException {
		execute(new ClassPathResource("db/migration/V1__votes.sql").getContentAsString(StandardCharsets.UTF_8));
	}

	public void execute(String sql) throws SQLException {
		try (var connection = this.server.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
