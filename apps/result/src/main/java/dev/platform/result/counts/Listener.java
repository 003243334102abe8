package dev.platform.result.counts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the counts whenever PostgreSQL says that they changed, at most ten times a
 * second, on behalf of everybody who watches.
 */
@Component
class Listener implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Listener.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final Duration RECONNECT = Duration.ofSeconds(1);

	// After so much silence the connection itself is doubted.
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final JdbcConnectionDetails database;

	private final Counts counts;

	private final LiveCounts live;

	private @Nullable Thread thread;

	Listener(JdbcConnectionDetails database, Counts counts, LiveCounts live) {
		this.database = database;
		this.counts = counts;
		this.live = live;
	}

	@Override
	public void start() {
		this.thread = Thread.ofVirtual().name("listener").start(this::run);
	}

	private void run() {
		try {
			while (true) {
				try (Connection connection = connect()) {
					listen(connection);
				}
				// Whatever it is: without this thread every page would be stale for ever.
				catch (SQLException | RuntimeException ex) {
					this.live.doubt();
					log.warn("Listening again in {} s: {}", RECONNECT.toSeconds(), ex.getMessage());
				}
				Thread.sleep(RECONNECT);
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	// Of its own, not from the pool: it stays open and is only waited on.
	private Connection connect() throws SQLException {
		return DriverManager.getConnection(this.database.getJdbcUrl(), this.database.getUsername(),
				this.database.getPassword());
	}

	private void listen(Connection connection) throws SQLException, InterruptedException {
		try (var statement = connection.createStatement()) {
			statement.execute("listen votes");
		}
		log.info("Listening");
		PGConnection postgres = connection.unwrap(PGConnection.class);
		while (true) {
			this.live.publish(this.counts.read());
			Thread.sleep(PAUSE);
			PGNotification @Nullable [] news = postgres.getNotifications((int) SILENCE.toMillis());
			if ((news == null || news.length == 0) && !connection.isValid((int) SILENCE.toSeconds())) {
				throw new SQLException("The connection is gone");
			}
		}
	}

	@Override
	public void stop() {
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
