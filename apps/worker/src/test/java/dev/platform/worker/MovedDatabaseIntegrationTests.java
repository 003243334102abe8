package dev.platform.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.platform.worker.store.DatabaseRoles;
import dev.platform.worker.store.RealPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An environment of the earlier version, in which everybody was superuser and tables were
 * in schema public, becomes one with roles while people vote.
 */
class MovedDatabaseIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final RealRedis QUEUE = RealRedis.onFreePort();

	private EmbeddedPostgres postgres;

	@BeforeEach
	void start() {
		this.postgres = RealPostgres.start();
		QUEUE.start();
	}

	@AfterEach
	void stop() throws Exception {
		QUEUE.die();
		this.postgres.close();
	}

	@Test
	void losesNoVoteWhileOldAndNewWorkersRunSideBySide() throws Exception {
		AtomicBoolean closed = new AtomicBoolean();
		try (ConfigurableApplicationContext old = worker("postgres")) {
			CompletableFuture<Integer> voting = CompletableFuture.supplyAsync(() -> vote(closed));
			awaitStored("public", 300);
			DatabaseRoles.make(this.postgres.getPort(), "worker", "result");
			// The old one alone goes on, in the new place.
			awaitStored("worker", stored("worker") + 300);
			assertThat(ask("result", "select a + b > 0 from tally")).isEqualTo("t");
			try (ConfigurableApplicationContext _ = worker("worker")) {
				awaitStored("worker", stored("worker") + 300);
				old.close();
				awaitStored("worker", stored("worker") + 300);
				closed.set(true);
				int votes = voting.get();
				await().atMost(LONG).until(() -> QUEUE.length() == 0);
				assertThat(stored("worker")).isEqualTo(votes);
				assertThat(ask("result", "select a + b from tally")).isEqualTo(Integer.toString(votes));
			}
		}
		assertThat(QUEUE.deadLetters()).isEmpty();
		assertThat(ask("postgres", "select count(*) from pg_class where relnamespace = to_regnamespace('public')"))
			.isEqualTo("0");
		assertThat(ask("postgres", "select count(*) from pg_class where relnamespace = 'worker'::regnamespace"
				+ " and relowner <> 'worker'::regrole"))
			.isEqualTo("0");
	}

	@Test
	void movesWhatAnotherServiceHasToItsOwnRole() throws Exception {
		ask("postgres", "create schema orders");
		ask("postgres", "create type orders.state as enum ('open')");
		ask("postgres", "create table orders.visits (id serial, total bigint, state orders.state)");
		ask("postgres", "insert into orders.visits (total) values (7)");
		ask("postgres", "create view orders.all_visits as select * from orders.visits");
		DatabaseRoles.make(this.postgres.getPort(), "worker", "result", "orders");
		assertThat(ask("orders", "insert into visits (total) values (8) returning id")).isEqualTo("2");
		assertThat(ask("orders", "select sum(total) from all_visits")).isEqualTo("15");
		assertThat(ask("orders", "alter type state add value 'closed'")).isEmpty();
		assertThat(ask("orders", "drop view all_visits")).isEmpty();
	}

	private static int vote(AtomicBoolean closed) {
		int votes = 0;
		while (!closed.get()) {
			String voter = "voter-" + votes;
			QUEUE.add(List.of(Map.of("voter", voter, "vote", (votes % 2 == 0) ? "a" : "b", "at", "1000")));
			votes++;
		}
		return votes;
	}

	private void awaitStored(String schema, int atLeast) {
		await().atMost(LONG).ignoreExceptions().until(() -> stored(schema) >= atLeast);
	}

	private int stored(String schema) throws Exception {
		return Integer.parseInt(ask("postgres", "select count(*) from %s.votes".formatted(schema)));
	}

	private String ask(String role, String sql) throws Exception {
		return DatabaseRoles.ask(this.postgres.getPort(), role, sql);
	}

	private ConfigurableApplicationContext worker(String role) {
		return new SpringApplicationBuilder(WorkerApplication.class).run("--server.port=0", "--worker.queue=redis",
				"--redis.port=" + QUEUE.port(), "--worker.batch=50", "--worker.claim-after=2s",
				"--POSTGRES_PORT=" + this.postgres.getPort(), "--POSTGRES_DATABASE=postgres",
				"--POSTGRES_USER=" + role);
	}

}
