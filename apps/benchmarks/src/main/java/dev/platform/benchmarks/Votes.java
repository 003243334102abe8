package dev.platform.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.benchmarks.load.Load;
import dev.platform.benchmarks.load.Tally;
import dev.platform.benchmarks.system.Checkout;
import dev.platform.benchmarks.system.QueueServer;
import dev.platform.benchmarks.system.Service;
import dev.platform.benchmarks.system.VotingSystem;
import dev.platform.benchmarks.system.Wait;

/**
 * How many votes a second the services take, store and show, and how soon.
 *
 * @param queue the server that keeps them meanwhile
 * @param seconds how long the load lasts
 * @param connections how many send at once
 * @param viewers how many watch the counts
 * @param entries how many votes the worker finds when it drains a full stream
 */
record Votes(QueueServer queue, int seconds, int connections, int viewers, int entries) {

	private static final int SEED = 3000;

	private static final int SEED_CONNECTIONS = 50;

	private static final int CLAIM_AFTER = 30;

	// What the well-known example voting application took on a machine like the one in
	// the
	// README; not measured here.
	private static final double EXAMPLE_ACCEPTED = 556;

	private static final double NANOS = 1e9;

	private static final double MICROS = 1e3;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	static Votes of(List<String> words) {
		Words options = Words.of(words, Set.of("queue", "seconds", "connections", "viewers", "entries"));
		QueueServer queue = QueueServer.of(options.word("queue", "redis", QueueServer.names()));
		return new Votes(queue, options.number("seconds", 60), options.number("connections", 64),
				options.number("viewers", 1000),
				options.number("entries", (queue == QueueServer.NATS) ? 100_000 : 1_000_000));
	}

	/** Returns whether no vote was lost. */
	boolean run(Checkout checkout) throws Exception {
		Figures figures = new Figures();
		boolean lost;
		try (VotingSystem system = VotingSystem.of(checkout, this.queue, List.of(), CLAIM_AFTER)) {
			new Starts(system, figures).measure();
			seed(system, figures);
			lost = load(system, figures);
			for (Service service : system.services()) {
				figures.add(service.name() + "_rss", service.peakMemory(), "MiB");
			}
			new Viewing(system, this.viewers, figures).measure();
			lost |= new Draining(system, this.entries, figures).measure();
		}
		figures.print();
		if (this.queue == QueueServer.REDIS) {
			judge(figures);
		}
		return !lost;
	}

	// The limits are those of Redis. A missed one fails nothing: it may be the machine's.
	// A lost vote never is.
	private static void judge(Figures figures) {
		List<String> missed = Limit.missed(figures.values());
		Figures.tell(missed.isEmpty() ? "every limit was kept" : "limits that were missed:");
		missed.forEach((line) -> Figures.tell("  " + line));
	}

	private static void seed(VotingSystem system, Figures figures) throws InterruptedException {
		Figures.tell("the seed: %d votes, on services that have just started".formatted(SEED));
		long before = system.postgres().counted();
		Tally tally = new Tally();
		long start = System.nanoTime();
		// Those that are refused are cast again, so that there are enough in the end.
		Thread load = Thread.ofPlatform()
			.start(() -> new Load(system.vote().port(), SEED_CONNECTIONS, tally).run(() -> tally.accepted() < SEED));
		Wait.until("the seed is counted", PATIENCE, () -> system.postgres().counted() >= before + SEED);
		figures.add("seed_counted", (System.nanoTime() - start) / NANOS, "s");
		load.join();
	}

	private boolean load(VotingSystem system, Figures figures) throws SQLException {
		Figures.tell("%d connections for %d s".formatted(this.connections, this.seconds));
		long before = system.postgres().rows();
		Tally tally = new Tally();
		Map<String, Duration> used = cpu(system);
		long start = System.nanoTime();
		long end = start + Duration.ofSeconds(this.seconds).toNanos();
		new Load(system.vote().port(), this.connections, tally).run(() -> System.nanoTime() < end);
		double loaded = (System.nanoTime() - start) / NANOS;
		Wait.until("the stream is empty", PATIENCE, () -> system.queue().waiting() == 0);
		double stored = (System.nanoTime() - start) / NANOS;
		long rows = system.postgres().rows() - before;
		Figures.tell("  " + tally);
		figures.add("accepted_votes", tally.accepted() / loaded, "votes/s");
		figures.add("accepted_votes_ratio", tally.accepted() / loaded / EXAMPLE_ACCEPTED, "times");
		figures.add("stored_votes", rows / stored, "votes/s");
		figures.add("lost_votes", Math.max(0, tally.accepted() - rows), "votes");
		cpu(system).forEach((name, cpu) -> figures.add(name + "_cpu",
				cpu.minus(used.getOrDefault(name, Duration.ZERO)).toNanos() / MICROS / tally.accepted(), "us/vote"));
		figures.add("post_p50", tally.percentile(50), "ms");
		figures.add("post_p99", tally.percentile(99), "ms");
		return rows < tally.accepted();
	}

	private static Map<String, Duration> cpu(VotingSystem system) {
		Map<String, Duration> used = new LinkedHashMap<>();
		system.services().forEach((service) -> used.put(service.name(), service.cpu()));
		return used;
	}

}
