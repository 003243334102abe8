package dev.platform.benchmarks;

import java.sql.SQLException;
import java.time.Duration;

import dev.platform.benchmarks.system.VotingSystem;
import dev.platform.benchmarks.system.Wait;

/**
 * How fast the worker alone moves a full stream to the database.
 *
 * @param entries how many votes to put there, as far as the queue takes them
 */
record Draining(VotingSystem system, int entries, Figures figures) {

	// The example voting application's worker, as carried over as its accepted votes.
	private static final double EXAMPLE_DRAINED = 2348;

	private static final double NANOS = 1e9;

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	/** Returns whether a vote was lost. */
	boolean measure() throws SQLException {
		Figures.tell("filling the stream while the worker is away");
		this.system.worker().stop();
		this.system.vote().stop();
		long before = this.system.postgres().rows();
		long filled = this.system.queue().fill(this.entries);
		Figures.tell("the worker finds %d votes".formatted(filled));
		this.system.worker().start();
		Wait.until("the first are stored", PATIENCE, () -> this.system.postgres().counted() > before);
		long first = this.system.postgres().counted();
		long start = System.nanoTime();
		Wait.until("all are stored", PATIENCE, () -> this.system.queue().waiting() == 0);
		double seconds = (System.nanoTime() - start) / NANOS;
		long rows = this.system.postgres().rows() - before;
		double rate = (before + rows - first) / seconds;
		this.figures.add("drained_votes", rate, "votes/s");
		this.figures.add("drained_votes_ratio", rate / EXAMPLE_DRAINED, "times");
		this.figures.add("drained_lost_votes", filled - rows, "votes");
		this.figures.add("draining_worker_rss", this.system.worker().peakMemory(), "MiB");
		return rows < filled;
	}

}
