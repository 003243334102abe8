package dev.platform.local.rollout;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import dev.platform.engine.secret.DatabaseRole;
import dev.platform.local.manifest.Manifests;
import dev.platform.local.manifest.Workload;
import dev.platform.local.standin.PostgresRoles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the roles of an environment's PostgreSQL as its manifests declare them, as on a
 * cluster a container beside it does.
 */
final class DatabaseRoles {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseRoles.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Node node;

	private Manifests wanted = Manifests.NONE;

	private @Nullable Endpoint server;

	private boolean current = true;

	private boolean working;

	DatabaseRoles(Node node) {
		this.node = node;
	}

	synchronized void want(Manifests next) {
		if (!next.secrets().roles().equals(this.wanted.secrets().roles())
				|| !next.grants().equals(this.wanted.grants())) {
			this.current = false;
		}
		this.wanted = next;
		work();
	}

	/** A server that has just come has to be asked, whatever was there before. */
	synchronized void moved(String name, Endpoint endpoint) {
		if (postgres(this.wanted) instanceof Workload postgres && postgres.name().equals(name)) {
			this.server = endpoint.ready() ? endpoint : null;
			this.current = false;
			work();
		}
	}

	private void work() {
		if (!this.working && !this.current && this.server != null) {
			this.working = true;
			Thread.ofVirtual().name("roles").start(this::run);
		}
	}

	private void run() {
		String said = "";
		while (true) {
			Manifests next;
			Endpoint at;
			synchronized (this) {
				if (this.current || this.server == null) {
					this.working = false;
					return;
				}
				this.current = true;
				next = this.wanted;
				at = this.server;
			}
			try {
				apply(next, at);
			}
			catch (SQLException | IOException ex) {
				String message = String.valueOf(ex.getMessage());
				if (!message.equals(said)) {
					logger.warn("{}: cannot make the database's roles, trying again: {}", this.node.environment(),
							message);
				}
				said = message;
				pause();
				synchronized (this) {
					this.current = false;
				}
			}
		}
	}

	private void apply(Manifests next, Endpoint at) throws SQLException, IOException {
		Workload postgres = postgres(next);
		if (postgres == null) {
			return;
		}
		Map<String, String> passwords = new TreeMap<>();
		for (DatabaseRole role : next.secrets().roles()) {
			passwords.put(role.name(), this.node.secrets().value(role.password()));
		}
		int port = postgres.container().ports().values().stream().findFirst().orElse(PostgresRoles.PORT);
		new PostgresRoles(at.address(), port, this.node.variables(postgres, at.address())).apply(passwords,
				next.grants());
	}

	private static @Nullable Workload postgres(Manifests manifests) {
		return manifests.workloads()
			.stream()
			.filter((workload) -> workload.stateful() && workload.image().name().equals("postgres"))
			.findFirst()
			.orElse(null);
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
