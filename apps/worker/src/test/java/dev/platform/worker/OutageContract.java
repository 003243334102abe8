package dev.platform.worker;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.platform.worker.WorkerAtWork.eventually;
import static dev.platform.worker.WorkerAtWork.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That nothing is lost when a worker, the queue or the database goes away.
 */
interface OutageContract {

	WorkerAtWork worker();

	@Test
	default void emptiesAFullQueueAfterTheDatabaseCameBack() {
		worker().database().sql("alter table votes rename to votes_away").update();
		try {
			worker().add("x", "a");
			eventually(() -> assertThat(worker().queue().delivered()).isEqualTo(1));
			worker().queue().fill();
			// So long that it starts over more than once.
			await().during(Duration.ofSeconds(1))
				.atMost(WorkerAtWork.PATIENCE)
				.until(() -> worker().queue().length() == 1);
			worker().database().sql("alter table votes_away rename to votes").update();
			eventually(() -> assertThat(worker().stored()).containsExactly("x=a"));
			eventually(() -> assertThat(worker().queue().length()).isZero());
		}
		finally {
			worker().database().sql("alter table if exists votes_away rename to votes").update();
			worker().queue().makeRoom();
		}
	}

	@Test
	default void takesOverTheVotesOfAWorkerThatDied() throws Exception {
		worker().whileItIsBusy(() -> {
			worker().queue().add(List.of(vote("x", "a"), vote("y", "a")));
			worker().queue().deliverToAWorkerThatDies(2);
		});
		eventually(() -> assertThat(worker().stored()).containsExactly("busy=a", "fetched=a", "x=a", "y=a"));
		eventually(() -> assertThat(worker().queue().length()).isZero());
	}

	@Test
	default void goesOnWhenTheServerHasForgottenEverything() {
		worker().add("x", "a");
		eventually(() -> assertThat(worker().stored()).containsExactly("x=a"));
		worker().queue().forget();
		worker().add("y", "a");
		eventually(() -> assertThat(worker().stored()).containsExactly("x=a", "y=a"));
	}

	@Test
	default void goesOnWhenTheServerDiedWithVotesInTheQueue() throws Exception {
		worker().whileItIsBusy(() -> {
			worker().queue().add(List.of(vote("x", "a"), vote("y", "b")));
			worker().queue().die();
			worker().queue().revive();
		});
		eventually(() -> assertThat(worker().stored()).containsExactly("busy=a", "fetched=a", "x=a", "y=b"));
		eventually(() -> assertThat(worker().queue().length()).isZero());
	}

	@Test
	default void finishesItsOwnVotesWhenTheTableComesBack() {
		worker().database().sql("alter table votes rename to votes_away").update();
		try {
			worker().add("x", "a");
			eventually(() -> assertThat(worker().queue().delivered()).isEqualTo(1));
			assertThat(worker().queue().length()).isEqualTo(1);
		}
		finally {
			worker().database().sql("alter table votes_away rename to votes").update();
		}
		eventually(() -> assertThat(worker().stored()).containsExactly("x=a"));
		eventually(() -> assertThat(worker().queue().length()).isZero());
	}

	@Test
	default void isReadyOnlyWithTheServerButAliveWithout() throws Exception {
		Probe probe = worker().probe();
		eventually(() -> assertThat(probe.status("readiness")).isEqualTo(200));
		worker().queue().die();
		try {
			eventually(() -> assertThat(probe.status("readiness")).isEqualTo(503));
			assertThat(probe.status("liveness")).isEqualTo(200);
		}
		finally {
			worker().queue().revive();
		}
	}

}
