package dev.platform.local.standin;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

import org.postgresql.Driver;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The roles of a PostgreSQL that runs, made by the script that a cluster uses, too.
 *
 * @param variables as the official image has them
 */
public record PostgresRoles(InetAddress address, int port, Map<String, String> variables) {

	/** Where PostgreSQL listens, unless it is told otherwise. */
	public static final int PORT = 5432;

	// Packaged with this program: nobody who may push decides what the superuser runs.
	private static final String SCRIPT = "roles.sql";

	/**
	 * Makes these roles, and no others, able to log in.
	 * @param passwords the password of each
	 * @param grants what one may read of another's, in lines as {@code result reads
	 * worker.tally}
	 */
	public void apply(Map<String, String> passwords, String grants) throws SQLException, IOException {
		String roles = passwords.entrySet()
			.stream()
			.map((role) -> role.getKey() + " " + role.getValue())
			.collect(Collectors.joining("\n"));
		try (Connection connection = connect();
				PreparedStatement settings = connection.prepareStatement(
						"select set_config('platform.roles', ?, false), set_config('platform.grants', ?, false)");
				Statement script = connection.createStatement()) {
			settings.setString(1, roles);
			settings.setString(2, grants);
			settings.execute();
			script.setEscapeProcessing(false);
			script.execute(script());
		}
	}

	private Connection connect() throws SQLException {
		String user = this.variables.getOrDefault("POSTGRES_USER", "postgres");
		Properties login = new Properties();
		login.setProperty("user", user);
		login.setProperty("password", this.variables.getOrDefault("POSTGRES_PASSWORD", ""));
		login.setProperty("connectTimeout", "2");
		login.setProperty("socketTimeout", "30");
		login.setProperty("ApplicationName", "platform");
		login.setProperty("options", "-c lock_timeout=5s");
		return Objects
			.requireNonNull(new Driver().connect("jdbc:postgresql://%s:%d/%s".formatted(this.address.getHostAddress(),
					this.port, this.variables.getOrDefault("POSTGRES_DB", user)), login));
	}

	private static String script() throws IOException {
		try (InputStream script = Objects.requireNonNull(PostgresRoles.class.getResourceAsStream(SCRIPT))) {
			return new String(script.readAllBytes(), UTF_8);
		}
	}

}
