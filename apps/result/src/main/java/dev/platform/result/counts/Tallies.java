package dev.platform.result.counts;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The one-row table in which the database keeps the counts.
 */
interface Tallies extends Repository<Tally, Boolean> {

	@Query("select a, b from tally")
	Tally current();

}
