package dev.platform.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.platform.worker.store.RealPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(properties = "worker.claim-after=1s")
class WorkerIntegrationTests {

	private static final RealRedis REDIS = RealRedis.onFreePort().start();

	private static final EmbeddedPostgres POSTGRES = RealPostgres.start();

	private final RedisClient redis;

	private final JdbcClient database;

	private final MeterRegistry metrics;

	WorkerIntegrationTests(@Autowired RedisClient redis, @Autowired JdbcClient database,
			@Autowired MeterRegistry metrics) {
		this.redis = redis;
		this.database = database;
		this.metrics = metrics;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("redis.port", REDIS::port);
		RealPostgres.register(properties, POSTGRES.getPort());
	}

	@AfterAll
	static void stop() throws Exception {
		POSTGRES.close();
		REDIS.stop();
	}

	@BeforeEach
	void waitForTheWorker() {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
		await().until(() -> this.redis.exists("votes"));
		this.redis.del("votes:dead");
		this.database.sql("truncate votes").update();
	}

	@Test
	void storesAVoteAndEmptiesTheQueue() {
		add("x", "a");
		await().untilAsserted(() -> assertThat(stored()).containsExactly("x=a"));
		await().untilAsserted(() -> assertThat(this.redis.xlen("votes")).isZero());
		assertThat(this.redis.xpending("votes", "worker").getTotal()).isZero();
	}

	@Test
	void letsTheFirstVoteCountAndSaysHowManyDidNot() {
		double before = this.metrics.counter("votes.duplicate").count();
		add("x", "a");
		add("x", "b");
		add("y", "b");
		await().untilAsserted(() -> assertThat(stored()).containsExactly("x=a", "y=b"));
		await().untilAsserted(() -> assertThat(this.metrics.counter("votes.duplicate").count()).isEqualTo(before + 1));
	}

	@Test
	void putsWhatIsNoVoteAsideWithTheReason() {
		this.redis.xadd("votes", XAddParams.xAddParams(), Map.of("voter", "x", "vote", "c", "at", "1000"));
		add("y", "b");
		await().untilAsserted(() -> assertThat(stored()).containsExactly("y=b"));
		await().untilAsserted(() -> assertThat(dead()).singleElement()
			.satisfies((entry) -> assertThat(entry.getFields()).containsEntry("voter", "x")
				.containsEntry("reason", "vote is neither a nor b")
				.containsKey("entry")));
		assertThat(this.redis.xpending("votes", "worker").getTotal()).isZero();
	}

	@Test
	void putsAsideOnlyTheVoteThatTheDatabaseRefuses() {
		this.database.sql("alter table votes add constraint superstition check (voter <> 'unlucky')").update();
		try {
			deliverToAWorkerThatDies("x", "unlucky", "y");
			await().untilAsserted(() -> assertThat(stored()).containsExactly("x=a", "y=a"));
			await().untilAsserted(() -> assertThat(dead()).singleElement()
				.satisfies((entry) -> assertThat(entry.getFields()).containsEntry("voter", "unlucky")));
		}
		finally {
			this.database.sql("alter table votes drop constraint superstition").update();
		}
	}

	@Test
	void takesOverTheVotesOfAWorkerThatDied() {
		deliverToAWorkerThatDies("x", "y");
		await().untilAsserted(() -> assertThat(stored()).containsExactly("x=a", "y=a"));
		await().untilAsserted(() -> assertThat(this.redis.xlen("votes")).isZero());
	}

	@Test
	void goesOnWhenRedisHasForgottenEverything() {
		this.redis.flushAll();
		add("x", "a");
		await().untilAsserted(() -> assertThat(stored()).containsExactly("x=a"));
	}

	@Test
	void finishesItsOwnVotesWhenTheTableComesBack() {
		this.database.sql("alter table votes rename to votes_away").update();
		try {
			add("x", "a");
			await().untilAsserted(() -> assertThat(this.redis.xpending("votes", "worker").getTotal()).isEqualTo(1));
			assertThat(this.redis.xlen("votes")).isEqualTo(1);
		}
		finally {
			this.database.sql("alter table votes_away rename to votes").update();
		}
		await().untilAsserted(() -> assertThat(stored()).containsExactly("x=a"));
		await().untilAsserted(() -> assertThat(this.redis.xlen("votes")).isZero());
	}

	private void add(String voter, String vote) {
		this.redis.xadd("votes", XAddParams.xAddParams(), Map.of("voter", voter, "vote", vote, "at", "1000"));
	}

	// In one transaction, or the worker under test would be faster.
	private void deliverToAWorkerThatDies(String... voters) {
		try (var transaction = this.redis.multi()) {
			for (String voter : voters) {
				transaction.xadd("votes", XAddParams.xAddParams(), Map.of("voter", voter, "vote", "a", "at", "1000"));
			}
			transaction.xreadGroup("worker", "dead", XReadGroupParams.xReadGroupParams(),
					Map.of("votes", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
			transaction.exec();
		}
		assertThat(stored()).isEmpty();
	}

	private List<String> stored() {
		return this.database.sql("select voter || '=' || vote from votes order by voter").query(String.class).list();
	}

	private List<StreamEntry> dead() {
		return this.redis.xrange("votes:dead", StreamEntryID.MINIMUM_ID, StreamEntryID.MAXIMUM_ID);
	}

}
