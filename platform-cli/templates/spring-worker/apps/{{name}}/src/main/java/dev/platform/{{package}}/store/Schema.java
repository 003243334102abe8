{{#postgres}}
package dev.platform.{{package}}.store;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * The tables, made and changed by the scripts in {@code db/migration} as soon as the
 * database is there; until then the service is alive but not ready.
 */
@Component("schema")
public class Schema implements HealthIndicator, SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Schema.class);

	// One database, a schema for each service.
	private static final String NAME = "{{schema}}";

	private static final long PAUSE_MILLIS = 1000;

	private final DataSource dataSource;

	private volatile boolean migrated;

	private volatile boolean running;

	Schema(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofVirtual().name("schema").start(this::migrate);
	}

	private void migrate() {
		while (this.running && !this.migrated) {
			try {
				Flyway.configure().dataSource(this.dataSource).defaultSchema(NAME).load().migrate();
				this.migrated = true;
			}
			catch (FlywayException ex) {
				log.warn("Trying again: {}", NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
				pause();
			}
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/** Whether the tables are there. */
	public boolean isReady() {
		return this.migrated;
	}

	@Override
	public Health health() {
		return (this.migrated ? Health.up() : Health.outOfService()).build();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
{{/postgres}}
