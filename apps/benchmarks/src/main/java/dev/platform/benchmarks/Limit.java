package dev.platform.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a figure must be on a machine of its own with two cores; on a busy one it says
 * more about the others.
 *
 * @param bound the least or the most that is good
 */
record Limit(String figure, boolean atLeast, double bound) {

	private static final double READY_SECONDS = 3;

	private static final double RESIDENT_MIB = 256;

	private static final List<Limit> ALL = List.of(least("accepted_votes", 5600), most("post_p99", 50),
			least("drained_votes", 30_000), most("seed_counted", 3), most("vote_start_ready", READY_SECONDS),
			most("worker_start_ready", READY_SECONDS), most("result_start_ready", READY_SECONDS),
			most("vote_rss", RESIDENT_MIB), most("worker_rss", RESIDENT_MIB),
			most("result_rss_with_viewers", RESIDENT_MIB), most("draining_worker_rss", RESIDENT_MIB));

	private static Limit least(String figure, double bound) {
		return new Limit(figure, true, bound);
	}

	private static Limit most(String figure, double bound) {
		return new Limit(figure, false, bound);
	}

	/** A line for each limit that was missed. */
	static List<String> missed(Map<String, Double> figures) {
		return ALL.stream().flatMap((limit) -> limit.objection(figures).stream()).toList();
	}

	private Optional<String> objection(Map<String, Double> figures) {
		Double value = figures.get(this.figure);
		if (value != null && (this.atLeast ? value >= this.bound : value <= this.bound)) {
			return Optional.empty();
		}
		String measured = (value != null) ? String.format(Locale.ROOT, "is %.2f", value) : "was not measured";
		return Optional.of(String.format(Locale.ROOT, "%s %s, should be at %s %.0f", this.figure, measured,
				this.atLeast ? "least" : "most", this.bound));
	}

}
