package dev.platform.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.platform.worker.queue.RealQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ThrowingRunnable;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A worker, and what is on both sides of it.
 */
record WorkerAtWork(RealQueue queue, EmbeddedPostgres postgres, JdbcClient database, MeterRegistry metrics,
		InMemorySpanExporter spans, Probe probe) {

	static final Duration PATIENCE = Duration.ofSeconds(30);

	void add(String voter, String vote) {
		this.queue.add(List.of(vote(voter, vote)));
	}

	static Map<String, String> traced(String voter, String traceparent) {
		return Map.of("voter", voter, "vote", "a", "at", "1000", "traceparent", traceparent);
	}

	static Map<String, String> vote(String voter, String vote) {
		return Map.of("voter", voter, "vote", vote, "at", "1000");
	}

	// It waits for the table with one vote and has fetched another: others are now first
	// at the queue.
	void whileItIsBusy(Action action) throws Exception {
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

	List<String> stored() {
		return this.database.sql("select voter || '=' || vote from votes order by voter").query(String.class).list();
	}

	static void eventually(ThrowingRunnable assertion) {
		await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertion);
	}

	interface Action {

		void run() throws Exception;

	}

}
