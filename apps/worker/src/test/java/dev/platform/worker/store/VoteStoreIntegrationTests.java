package dev.platform.worker.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

// There is no Redis: the worker itself has nothing to do while these tests run.
@SpringBootTest(properties = "redis.port=1")
class VoteStoreIntegrationTests {

	private static final EmbeddedPostgres POSTGRES = RealPostgres.start();

	private final Votes votes;

	private final JdbcClient database;

	VoteStoreIntegrationTests(@Autowired Votes votes, @Autowired Schema schema, @Autowired JdbcClient database) {
		this.votes = votes;
		this.database = database;
		schema.migrate();
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, POSTGRES.getPort());
	}

	@AfterAll
	static void stop() throws Exception {
		POSTGRES.close();
	}

	@BeforeEach
	void forget() {
		this.database.sql("truncate votes").update();
	}

	@Test
	void keepsTheFirstVoteOfEachVoter() {
		VoteStore store = new VoteStore(this.votes, Policy.FIRST);
		assertThat(store.store(List.of(vote("x", "a", 1), vote("y", "b", 2), vote("x", "b", 3)))).isEqualTo(2);
		assertThat(store.store(List.of(vote("y", "a", 4)))).isZero();
		assertThat(stored()).containsExactlyInAnyOrderEntriesOf(Map.of("x", "a", "y", "b"));
	}

	@Test
	void keepsTheLatestVoteOfEachVoter() {
		VoteStore store = new VoteStore(this.votes, Policy.LATEST);
		assertThat(store.store(List.of(vote("x", "a", 1), vote("y", "b", 2), vote("x", "b", 3)))).isEqualTo(2);
		assertThat(store.store(List.of(vote("y", "a", 4)))).isEqualTo(1);
		assertThat(stored()).containsExactlyInAnyOrderEntriesOf(Map.of("x", "b", "y", "a"));
		assertThat(tally()).isEqualTo("1:1");
	}

	@Test
	void letsTheEarlierVoteCountThoughItComesLate() {
		VoteStore store = new VoteStore(this.votes, Policy.FIRST);
		store.store(List.of(vote("x", "a", 5)));
		assertThat(store.store(List.of(vote("x", "b", 4)))).isEqualTo(1);
		assertThat(stored()).containsEntry("x", "b");
		assertThat(tally()).isEqualTo("0:1");
	}

	@Test
	void doesNotLetAnOldVoteThatComesLateReplaceTheLatest() {
		VoteStore store = new VoteStore(this.votes, Policy.LATEST);
		store.store(List.of(vote("x", "a", 5)));
		assertThat(store.store(List.of(vote("x", "b", 4)))).isZero();
		assertThat(stored()).containsEntry("x", "a");
	}

	@Test
	void keepsTheTallyWhateverHappensToTheVotes() {
		new VoteStore(this.votes, Policy.FIRST).store(List.of(vote("x", "a", 1), vote("y", "a", 1), vote("z", "b", 1)));
		assertThat(tally()).isEqualTo("2:1");
		this.database.sql("update votes set vote = 'b' where voter = 'x'").update();
		assertThat(tally()).isEqualTo("1:2");
		this.database.sql("delete from votes where voter = 'z'").update();
		assertThat(tally()).isEqualTo("1:1");
		this.database.sql("truncate votes").update();
		assertThat(tally()).isEqualTo("0:0");
	}

	@Test
	void ordersVotersByTheirBytes() {
		assertThat(this.database
			.sql("select collation_name from information_schema.columns "
					+ "where table_name = 'votes' and column_name = 'voter'")
			.query(String.class)
			.single()).isEqualTo("C");
	}

	@Test
	void notifiesOnceForEachBatchThatChangedSomething() throws Exception {
		VoteStore store = new VoteStore(this.votes, Policy.FIRST);
		try (var connection = POSTGRES.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("listen votes");
			store.store(List.of(vote("x", "a", 1), vote("y", "a", 1), vote("z", "b", 1)));
			store.store(List.of(vote("x", "a", 1)));
			statement.execute("notify votes, 'end'");
			assertThat(connection.unwrap(PGConnection.class).getNotifications(5000)).extracting("parameter")
				.containsExactly("", "end");
		}
	}

	private Map<String, String> stored() {
		return this.database.sql("select voter, vote from votes")
			.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private String tally() {
		return this.database.sql("select a || ':' || b from tally").query(String.class).single();
	}

	private static Vote vote(String voter, String vote, long era) {
		return new Vote(voter, vote, Instant.EPOCH, era, 0);
	}

}
