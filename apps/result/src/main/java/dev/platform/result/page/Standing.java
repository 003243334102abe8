package dev.platform.result.page;

import java.util.List;
import java.util.Locale;

import dev.platform.result.counts.Tally;

/**
 * What the page shows before the first live update: a bar for each option, and the total.
 */
record Standing(Options options, List<Bar> bars, String total) {

	static Standing of(Options options, Tally tally) {
		long total = tally.a() + tally.b();
		return new Standing(options,
				List.of(Bar.of("a", options.a(), tally.a(), total), Bar.of("b", options.b(), tally.b(), total)),
				votes(total));
	}

	private static String votes(long count) {
		return String.format(Locale.US, "%,d %s", count, (count == 1) ? "vote" : "votes");
	}

	/**
	 * One option's part of all votes, as text and as the width of a bar.
	 */
	record Bar(String code, String name, String votes, String share) {

		static Bar of(String code, String name, long count, long total) {
			double share = (total == 0) ? 0 : 100.0 * count / total;
			return new Bar(code, name, Standing.votes(count), String.format(Locale.US, "%.1f%%", share));
		}

	}

}
