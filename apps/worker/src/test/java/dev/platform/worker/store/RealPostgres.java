package dev.platform.worker.store;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A PostgreSQL server of the tests' own.
 */
public final class RealPostgres {

	private RealPostgres() {
	}

	public static EmbeddedPostgres start() {
		return start(0);
	}

	/**
	 * Starts a server.
	 * @param port where to listen; 0 means anywhere
	 */
	public static EmbeddedPostgres start(int port) {
		try {
			return EmbeddedPostgres.builder().setPort(port).start();
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

}
