package dev.platform.cli.load;

import java.util.Arrays;

/**
 * Times from a vote to its acceptance, in milliseconds: half of all were below
 * {@code p50}.
 */
record Latencies(double p50, double p90, double p99, double max) {

	private static final double NANOS_PER_MILLI = 1e6;

	private static final double HUNDREDTHS = 100.0;

	/** Sums up at least one time. */
	static Latencies of(long[] nanos) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return new Latencies(at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99), at(sorted, 1));
	}

	private static double at(long[] sorted, double share) {
		int rank = (int) Math.ceil(share * sorted.length);
		return Math.round(sorted[rank - 1] / NANOS_PER_MILLI * HUNDREDTHS) / HUNDREDTHS;
	}

}
