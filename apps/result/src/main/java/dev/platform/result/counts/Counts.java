package dev.platform.result.counts;

import java.sql.SQLException;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/**
 * The counts as the database has them now.
 */
@Component
public class Counts {

	private static final String NO_SUCH_TABLE = "42P01";

	private final Tallies tallies;

	Counts(Tallies tallies) {
		this.tallies = tallies;
	}

	/**
	 * No table means no votes: the worker, who owns it, has not been there yet.
	 */
	public Tally read() {
		try {
			return this.tallies.current();
		}
		catch (BadSqlGrammarException ex) {
			if (ex.getSQLException() instanceof SQLException cause && NO_SUCH_TABLE.equals(cause.getSQLState())) {
				return Tally.NONE;
			}
			throw ex;
		}
	}

}
