package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that writes to the disk before it says so; the test library's own settings
 * would not.
 */
public final class Postgres {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final int port = Ports.free();

	private final Path directory;

	private @Nullable EmbeddedPostgres server;

	private @Nullable Connection connection;

	Postgres(Path directory) {
		this.directory = directory;
	}

	int port() {
		return this.port;
	}

	public void start() {
		Wait.until("PostgreSQL starts", PATIENCE, this::started);
	}

	// What a killed server leaves behind takes a moment to go away.
	private boolean started() {
		try {
			Redirect log = Redirect.appendTo(this.directory.resolveSibling("postgres.log").toFile());
			this.server = EmbeddedPostgres.builder()
				.setDataDirectory(this.directory)
				.setCleanDataDirectory(false)
				.setPort(this.port)
				.setServerConfig("fsync", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("max_connections", "100")
				.setOutputRedirector(log)
				.setErrorRedirector(log)
				.start();
			return true;
		}
		catch (IOException | IllegalStateException _) {
			return false;
		}
	}

	public void kill() {
		try {
			long pid = Long.parseLong(Files.readAllLines(this.directory.resolve("postmaster.pid")).getFirst().strip());
			ProcessHandle.of(pid).ifPresent((process) -> {
				process.destroyForcibly();
				process.onExit().join();
			});
			stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void stop() {
		if (this.server != null) {
			try {
				this.server.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** The votes that the page should show; 0 while there is nobody to ask. */
	public long counted() {
		try {
			return number("select a + b from tally");
		}
		catch (SQLException _) {
			return 0;
		}
	}

	/**
	 * Whether the worker has made its table, which it does some time after it is ready.
	 */
	boolean hasVotes() {
		try {
			return rows() >= 0;
		}
		catch (SQLException _) {
			return false;
		}
	}

	/** The votes themselves. */
	public long rows() throws SQLException {
		return number("select count(*) from votes");
	}

	/** Whoever has a vote. */
	public Set<String> voters() throws SQLException {
		Set<String> voters = new HashSet<>();
		try (Statement statement = connection().createStatement();
				ResultSet stored = statement.executeQuery("select voter from votes")) {
			while (stored.next()) {
				voters.add(stored.getString(1));
			}
		}
		return voters;
	}

	public void execute(String sql) throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.execute(sql);
		}
	}

	private long number(String sql) throws SQLException {
		try (Statement statement = connection().createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	// Kept, because each connection is a process of the server; it may have been killed
	// since.
	private Connection connection() throws SQLException {
		if (this.connection == null || !this.connection.isValid(1)) {
			this.connection = DriverManager
				.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(this.port));
		}
		return this.connection;
	}

}
