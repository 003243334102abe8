package dev.platform.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.VoteQueue;
import dev.platform.worker.store.Vote;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

/**
 * The flow of votes in numbers.
 */
@Component
class Metrics {

	private static final Duration[] DELAYS = { Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
			Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
			Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(60) };

	private final Counter stored;

	private final Counter duplicate;

	private final Counter deadLettered;

	private final Counter dropped;

	private final Timer delay;

	Metrics(VoteQueue queue, MeterRegistry metrics) {
		this.stored = metrics.counter("votes.stored");
		this.duplicate = metrics.counter("votes.duplicate");
		this.deadLettered = metrics.counter("votes.dead_lettered");
		this.dropped = Counter.builder("votes.dead_letters.dropped")
			.description("The oldest dead letters, which went to make room")
			.register(metrics);
		this.delay = Timer.builder("votes.delay")
			.description("From the vote to its count")
			.serviceLevelObjectives(DELAYS)
			.register(metrics);
		gauge("votes.queue.waiting", "Votes that no worker has been given yet", queue, Backlog::waiting, metrics);
		gauge("votes.queue.delivered", "Votes that are with a worker", queue, Backlog::delivered, metrics);
	}

	// Asked whenever somebody looks; without an answer there is no number.
	private static void gauge(String name, String description, VoteQueue queue, ToLongFunction<Backlog> part,
			MeterRegistry metrics) {
		Gauge.builder(name, queue, (asked) -> part.applyAsLong(asked.backlog()))
			.description(description)
			.register(metrics);
	}

	void stored(List<Vote> votes, int counted) {
		this.stored.increment(counted);
		this.duplicate.increment(votes.size() - counted);
		Instant now = Instant.now();
		votes.forEach((vote) -> this.delay.record(Duration.between(vote.at(), now)));
	}

	void deadLettered(long dropped) {
		this.deadLettered.increment();
		this.dropped.increment(dropped);
	}

}
