package dev.platform.worker;

import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.platform.worker.WorkerAtWork.eventually;
import static dev.platform.worker.WorkerAtWork.traced;
import static dev.platform.worker.WorkerAtWork.vote;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the worker can be watched.
 */
interface ObservabilityContract {

	WorkerAtWork worker();

	@Test
	default void tellsTheFlowInNumbers() throws Exception {
		Probe probe = worker().probe();
		double stored = probe.metric("votes_stored_total");
		double dead = probe.metric("votes_dead_lettered_total");
		double delays = probe.metric("votes_delay_seconds_count");
		worker().whileItIsBusy(() -> {
			worker().queue().add(List.of(vote("x", "a"), vote("y", "a"), vote("z", "?")));
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
	default void goesOnWithTheTracesOfABatch() throws Exception {
		String first = "4bf92f3577b34da6a3ce929d0e0e4736";
		String second = "0af7651916cd43dd8448eb211c80319c";
		worker().whileItIsBusy(() -> worker().queue()
			.add(List.of(vote("x", "a"), traced("y", "00-" + first + "-00f067aa0ba902b7-01"),
					traced("z", "00-" + second + "-b7ad6b7169203331-01"), traced("w", "not a trace"))));
		eventually(() -> assertThat(worker().spans().getFinishedSpanItems()).singleElement().satisfies((span) -> {
			assertThat(span.getTraceId()).isEqualTo(first);
			assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
			assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getTraceId())
				.containsExactly(second);
		}));
		eventually(() -> assertThat(worker().stored()).hasSize(6));
	}

}
