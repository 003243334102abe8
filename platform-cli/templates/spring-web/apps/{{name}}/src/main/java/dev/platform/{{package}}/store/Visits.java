{{#postgres}}
package dev.platform.{{package}}.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often somebody came.
 */
@Component
public class Visits {

	private final JdbcClient database;

	Visits(JdbcClient database) {
		this.database = database;
	}

	/** Counts one more and says how many there were. */
	public long count() {
		return this.database.sql("update visits set total = total + 1 returning total").query(Long.class).single();
	}

}
{{/postgres}}
