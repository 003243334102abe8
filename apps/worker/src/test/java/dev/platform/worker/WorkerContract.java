package dev.platform.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.platform.worker.queue.RealQueue;
import dev.platform.worker.store.RealPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the worker promises whichever server keeps the queue.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "worker.claim-after=2s", "management.opentelemetry.tracing.export.schedule-delay=100ms" })
@Import(WorkerContract.Exporter.class)
@TestInstance(Lifecycle.PER_CLASS)
@DirtiesContext
public abstract class WorkerContract {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final RealQueue queue;

	private final EmbeddedPostgres postgres;

	@Autowired
	private JdbcClient database;

	@Autowired
	private MeterRegistry metrics;

	@Autowired
	private InMemorySpanExporter spans;

	@LocalServerPort
	private int port;

	protected WorkerContract(RealQueue queue, EmbeddedPostgres postgres) {
		this.queue = queue;
		this.postgres = postgres;
	}

	@AfterAll
	void stop() throws Exception {
		this.postgres.close();
		this.queue.die();
	}

	@BeforeEach
	void beginAnew() {
		this.queue.forget();
		this.spans.reset();
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> this.database.sql("select count(*) from votes").query(Integer.class).single() >= 0);
		this.database.sql("truncate votes").update();
	}

	@Test
	void storesAVoteAndEmptiesTheQueue() {
		add("x", "a");
		eventually(() -> assertThat(stored()).containsExactly("x=a"));
		eventually(() -> assertThat(this.queue.length()).isZero());
		assertThat(this.queue.delivered()).isZero();
	}

	@Test
	void letsTheFirstVoteCountAndSaysHowManyDidNot() {
		double before = this.metrics.counter("votes.duplicate").count();
		this.queue.add(List.of(vote("x", "a"), vote("x", "b"), vote("y", "b")));
		eventually(() -> assertThat(stored()).containsExactly("x=a", "y=b"));
		eventually(() -> assertThat(this.metrics.counter("votes.duplicate").count()).isEqualTo(before + 1));
	}

	@Test
	void tellsTheFlowInNumbers() throws Exception {
		Probe probe = new Probe(this.port);
		double stored = probe.metric("votes_stored_total");
		double dead = probe.metric("votes_dead_lettered_total");
		double delays = probe.metric("votes_delay_seconds_count");
		whileTheWorkerIsBusy(() -> {
			this.queue.add(List.of(vote("x", "a"), vote("y", "a"), vote("z", "?")));
			eventually(() -> assertThat(probe.metric("votes_queue_waiting")).isEqualTo(3));
			assertThat(probe.metric("votes_queue_delivered")).isEqualTo(2);
		});
		eventually(() -> assertThat(probe.metric("votes_dead_lettered_total")).isEqualTo(dead + 1));
		assertThat(probe.metric("votes_stored_total")).isEqualTo(stored + 4);
		assertThat(probe.metric("votes_delay_seconds_count")).isEqualTo(delays + 4);
		// They are said to be of 1970.
		assertThat(probe.metric("votes_delay_seconds_bucket{le=\"60.0\"}")).isZero();
		eventually(
				() -> assertThat(probe.metric("votes_queue_waiting") + probe.metric("votes_queue_delivered")).isZero());
	}

	@Test
	void goesOnWithTheTracesOfABatch() throws Exception {
		String first = "4bf92f3577b34da6a3ce929d0e0e4736";
		String second = "0af7651916cd43dd8448eb211c80319c";
		whileTheWorkerIsBusy(
				() -> this.queue.add(List.of(vote("x", "a"), traced("y", "00-" + first + "-00f067aa0ba902b7-01"),
						traced("z", "00-" + second + "-b7ad6b7169203331-01"), traced("w", "not a trace"))));
		eventually(() -> assertThat(this.spans.getFinishedSpanItems()).singleElement().satisfies((span) -> {
			assertThat(span.getTraceId()).isEqualTo(first);
			assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
			assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getTraceId())
				.containsExactly(second);
		}));
		eventually(() -> assertThat(stored()).hasSize(6));
	}

	@Test
	void storesMoreThanABatch() {
		this.queue.add(IntStream.range(0, 25_000).mapToObj((i) -> vote("voter-" + i, "b")).toList());
		eventually(() -> assertThat(stored()).hasSize(25_000));
		eventually(() -> assertThat(this.queue.length()).isZero());
	}

	@Test
	void putsWhatIsNoVoteAsideWithTheReason() {
		add("x", "c");
		add("y", "b");
		eventually(() -> assertThat(stored()).containsExactly("y=b"));
		eventually(() -> assertThat(this.queue.deadLetters()).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("voter", "x")
				.containsEntry("reason", "vote is neither a nor b")
				.containsKey("entry")));
		eventually(() -> assertThat(this.queue.length()).isZero());
		assertThat(this.queue.delivered()).isZero();
	}

	@Test
	void countsADeadLetterOnlyOnceItIsAmongThem() throws Exception {
		double before = this.metrics.counter("votes.dead_lettered").count();
		try {
			whileTheWorkerIsBusy(() -> {
				add("x", "c");
				this.queue.fill();
			});
			eventually(() -> assertThat(stored()).containsExactly("busy=a", "fetched=a"));
			eventually(() -> assertThat(this.queue.length()).isEqualTo(1));
			assertThat(this.metrics.counter("votes.dead_lettered").count()).isEqualTo(before);
		}
		finally {
			this.queue.makeRoom();
		}
		eventually(() -> assertThat(this.metrics.counter("votes.dead_lettered").count()).isEqualTo(before + 1));
		assertThat(this.queue.deadLetters()).hasSize(1);
	}

	@Test
	void emptiesAFullQueueAfterTheDatabaseCameBack() {
		this.database.sql("alter table votes rename to votes_away").update();
		try {
			add("x", "a");
			eventually(() -> assertThat(this.queue.delivered()).isEqualTo(1));
			this.queue.fill();
			// So long that it starts over more than once.
			await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> this.queue.length() == 1);
			this.database.sql("alter table votes_away rename to votes").update();
			eventually(() -> assertThat(stored()).containsExactly("x=a"));
			eventually(() -> assertThat(this.queue.length()).isZero());
		}
		finally {
			this.database.sql("alter table if exists votes_away rename to votes").update();
			this.queue.makeRoom();
		}
	}

	@Test
	void putsAsideOnlyTheVoteThatTheDatabaseRefuses() throws Exception {
		this.database.sql("alter table votes add constraint superstition check (voter <> 'unlucky')").update();
		try {
			whileTheWorkerIsBusy(() -> this.queue.add(List.of(vote("x", "a"), vote("unlucky", "a"), vote("y", "a"))));
			eventually(() -> assertThat(stored()).containsExactly("busy=a", "fetched=a", "x=a", "y=a"));
			eventually(() -> assertThat(this.queue.deadLetters()).singleElement()
				.satisfies((entry) -> assertThat(entry).containsEntry("voter", "unlucky")));
		}
		finally {
			this.database.sql("alter table votes drop constraint superstition").update();
		}
	}

	@Test
	void takesOverTheVotesOfAWorkerThatDied() throws Exception {
		whileTheWorkerIsBusy(() -> {
			this.queue.add(List.of(vote("x", "a"), vote("y", "a")));
			this.queue.deliverToAWorkerThatDies(2);
		});
		eventually(() -> assertThat(stored()).containsExactly("busy=a", "fetched=a", "x=a", "y=a"));
		eventually(() -> assertThat(this.queue.length()).isZero());
	}

	@Test
	void letsTheFirstVoteCountThoughItIsStoredLast() throws Exception {
		whileTheWorkerIsBusy(() -> {
			add("x", "a");
			this.queue.deliverToAWorkerThatDies(1);
			add("x", "b");
		});
		eventually(() -> assertThat(this.queue.length()).isZero());
		assertThat(stored()).containsExactly("busy=a", "fetched=a", "x=a");
	}

	@Test
	void goesOnWhenTheServerHasForgottenEverything() {
		add("x", "a");
		eventually(() -> assertThat(stored()).containsExactly("x=a"));
		this.queue.forget();
		add("y", "a");
		eventually(() -> assertThat(stored()).containsExactly("x=a", "y=a"));
	}

	@Test
	void goesOnWhenTheServerDiedWithVotesInTheQueue() throws Exception {
		whileTheWorkerIsBusy(() -> {
			this.queue.add(List.of(vote("x", "a"), vote("y", "b")));
			this.queue.die();
			this.queue.revive();
		});
		eventually(() -> assertThat(stored()).containsExactly("busy=a", "fetched=a", "x=a", "y=b"));
		eventually(() -> assertThat(this.queue.length()).isZero());
	}

	@Test
	void finishesItsOwnVotesWhenTheTableComesBack() {
		this.database.sql("alter table votes rename to votes_away").update();
		try {
			add("x", "a");
			eventually(() -> assertThat(this.queue.delivered()).isEqualTo(1));
			assertThat(this.queue.length()).isEqualTo(1);
		}
		finally {
			this.database.sql("alter table votes_away rename to votes").update();
		}
		eventually(() -> assertThat(stored()).containsExactly("x=a"));
		eventually(() -> assertThat(this.queue.length()).isZero());
	}

	@Test
	void isReadyOnlyWithTheServerButAliveWithout() throws Exception {
		Probe probe = new Probe(this.port);
		eventually(() -> assertThat(probe.status("readiness")).isEqualTo(200));
		this.queue.die();
		try {
			eventually(() -> assertThat(probe.status("readiness")).isEqualTo(503));
			assertThat(probe.status("liveness")).isEqualTo(200);
		}
		finally {
			this.queue.revive();
		}
	}

	private void add(String voter, String vote) {
		this.queue.add(List.of(vote(voter, vote)));
	}

	private static Map<String, String> traced(String voter, String traceparent) {
		return Map.of("voter", voter, "vote", "a", "at", "1000", "traceparent", traceparent);
	}

	private static Map<String, String> vote(String voter, String vote) {
		return Map.of("voter", voter, "vote", vote, "at", "1000");
	}

	// It waits for the table with one vote and has fetched another: others are now first
	// at
	// the queue.
	private void whileTheWorkerIsBusy(Action action) throws Exception {
		try (var connection = this.postgres.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table votes in exclusive mode");
			add("busy", "a");
			eventually(() -> assertThat(this.queue.delivered()).isEqualTo(1));
			add("fetched", "a");
			eventually(() -> assertThat(this.queue.delivered()).isEqualTo(2));
			action.run();
			connection.commit();
		}
	}

	private List<String> stored() {
		return this.database.sql("select voter || '=' || vote from votes order by voter").query(String.class).list();
	}

	private static void eventually(ThrowingRunnable assertion) {
		await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertion);
	}

	private interface Action {

		void run() throws Exception;

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Exporter {

		@Bean
		InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

	}

}
