package dev.platform.worker;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static dev.platform.worker.WorkerAtWork.eventually;
import static dev.platform.worker.WorkerAtWork.vote;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a vote is stored once, and what is none is put aside.
 */
interface StoringContract {

	WorkerAtWork worker();

	@Test
	default void storesAVoteAndEmptiesTheQueue() {
		worker().add("x", "a");
		eventually(() -> assertThat(worker().stored()).containsExactly("x=a"));
		eventually(() -> assertThat(worker().queue().length()).isZero());
		assertThat(worker().queue().delivered()).isZero();
	}

	@Test
	default void letsTheFirstVoteCountAndSaysHowManyDidNot() {
		double before = worker().metrics().counter("votes.duplicate").count();
		worker().queue().add(List.of(vote("x", "a"), vote("x", "b"), vote("y", "b")));
		eventually(() -> assertThat(worker().stored()).containsExactly("x=a", "y=b"));
		eventually(() -> assertThat(worker().metrics().counter("votes.duplicate").count()).isEqualTo(before + 1));
	}

	@Test
	default void storesMoreThanABatch() {
		worker().queue().add(IntStream.range(0, 25_000).mapToObj((i) -> vote("voter-" + i, "b")).toList());
		eventually(() -> assertThat(worker().stored()).hasSize(25_000));
		eventually(() -> assertThat(worker().queue().length()).isZero());
	}

	@Test
	default void letsTheFirstVoteCountThoughItIsStoredLast() throws Exception {
		worker().whileItIsBusy(() -> {
			worker().add("x", "a");
			worker().queue().deliverToAWorkerThatDies(1);
			worker().add("x", "b");
		});
		eventually(() -> assertThat(worker().queue().length()).isZero());
		assertThat(worker().stored()).containsExactly("busy=a", "fetched=a", "x=a");
	}

	@Test
	default void putsWhatIsNoVoteAsideWithTheReason() {
		worker().add("x", "c");
		worker().add("y", "b");
		eventually(() -> assertThat(worker().stored()).containsExactly("y=b"));
		eventually(() -> assertThat(worker().queue().deadLetters()).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("voter", "x")
				.containsEntry("reason", "vote is neither a nor b")
				.containsKey("entry")));
		eventually(() -> assertThat(worker().queue().length()).isZero());
		assertThat(worker().queue().delivered()).isZero();
	}

	@Test
	default void putsAsideOnlyTheVoteThatTheDatabaseRefuses() throws Exception {
		worker().database().sql("alter table votes add constraint superstition check (voter <> 'unlucky')").update();
		try {
			worker().whileItIsBusy(
					() -> worker().queue().add(List.of(vote("x", "a"), vote("unlucky", "a"), vote("y", "a"))));
			eventually(() -> assertThat(worker().stored()).containsExactly("busy=a", "fetched=a", "x=a", "y=a"));
			eventually(() -> assertThat(worker().queue().deadLetters()).singleElement()
				.satisfies((entry) -> assertThat(entry).containsEntry("voter", "unlucky")));
		}
		finally {
			worker().database().sql("alter table votes drop constraint superstition").update();
		}
	}

	@Test
	default void countsADeadLetterOnlyOnceItIsAmongThem() throws Exception {
		double before = worker().metrics().counter("votes.dead_lettered").count();
		try {
			worker().whileItIsBusy(() -> {
				worker().add("x", "c");
				worker().queue().fill();
			});
			eventually(() -> assertThat(worker().stored()).containsExactly("busy=a", "fetched=a"));
			eventually(() -> assertThat(worker().queue().length()).isEqualTo(1));
			assertThat(worker().metrics().counter("votes.dead_lettered").count()).isEqualTo(before);
		}
		finally {
			worker().queue().makeRoom();
		}
		eventually(() -> assertThat(worker().metrics().counter("votes.dead_lettered").count()).isEqualTo(before + 1));
		assertThat(worker().queue().deadLetters()).hasSize(1);
	}

}
