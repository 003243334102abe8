package dev.platform.worker.store;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The table of votes; each method takes a whole batch as columns and says how many rows
 * changed. What counts is the place in the queue: workers may come in any order.
 */
interface Votes extends Repository<Vote, String> {

	@Modifying
	@Query("""
			insert into votes (voter, vote, at, era, number)
			select voter, vote, to_timestamp(at / 1000.0), era, number
			from unnest(:voters, :votes, :times, :eras, :numbers) as batch (voter, vote, at, era, number)
			on conflict (voter) do update
			set vote = excluded.vote, at = excluded.at, era = excluded.era, number = excluded.number
			where (excluded.era, excluded.number) < (votes.era, votes.number)
			""")
	int keepFirst(String[] voters, String[] votes, Long[] times, Long[] eras, Long[] numbers);

	@Modifying
	@Query("""
			insert into votes (voter, vote, at, era, number)
			select voter, vote, to_timestamp(at / 1000.0), era, number
			from unnest(:voters, :votes, :times, :eras, :numbers) as batch (voter, vote, at, era, number)
			on conflict (voter) do update
			set vote = excluded.vote, at = excluded.at, era = excluded.era, number = excluded.number
			where (excluded.era, excluded.number) > (votes.era, votes.number)
			""")
	int keepLatest(String[] voters, String[] votes, Long[] times, Long[] eras, Long[] numbers);

}
