package dev.platform.worker.store;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The table of votes; each method takes a whole batch as columns and says how many rows
 * changed.
 */
interface Votes extends Repository<Vote, String> {

	@Modifying
	@Query("""
			insert into votes (voter, vote, at)
			select voter, vote, to_timestamp(at / 1000.0)
			from unnest(:voters, :votes, :times) as batch (voter, vote, at)
			on conflict (voter) do nothing
			""")
	int keepFirst(String[] voters, String[] votes, Long[] times);

	@Modifying
	@Query("""
			insert into votes (voter, vote, at)
			select voter, vote, to_timestamp(at / 1000.0)
			from unnest(:voters, :votes, :times) as batch (voter, vote, at)
			on conflict (voter) do update set vote = excluded.vote, at = excluded.at where votes.at < excluded.at
			""")
	int keepLatest(String[] voters, String[] votes, Long[] times);

}
