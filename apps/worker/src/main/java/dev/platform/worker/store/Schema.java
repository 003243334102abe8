package dev.platform.worker.store;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.stereotype.Component;

/**
 * The tables, created and changed by the scripts in {@code db/migration}.
 */
@Component
public class Schema {

	private final DataSource dataSource;

	Schema(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Applies what is missing; several workers may do so at once.
	 */
	public void migrate() {
		Flyway.configure().dataSource(this.dataSource).load().migrate();
	}

}
