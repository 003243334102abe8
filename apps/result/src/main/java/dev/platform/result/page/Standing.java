package dev.platform.result.page;

import java.util.List;
import java.util.Locale;

import dev.platform.result.counts.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows before the first live update: a bar for each option, and the total.
 *
 * @param stale whether the counts may have changed since
 */
record Standing(Options options, List<Bar> bars, String total, boolean stale) {

	private static final String UNKNOWN = "–";

	static Standing of(Options options, @Nullable Reading reading) {
		if (reading == null) {
			return new Standing(options, List.of(Bar.unknown("a", options.a()), Bar.unknown("b", options.b())),
					"The counts are not known yet", true);
		}
		long a = reading.counts().a();
		long b = reading.counts().b();
		return new Standing(options, List.of(Bar.of("a", options.a(), a, a + b), Bar.of("b", options.b(), b, a + b)),
				votes(a + b), reading.stale());
	}

	private static String votes(long count) {
		return String.format(Locale.US, "%,d %s", count, (count == 1) ? "vote" : "votes");
	}

	/**
	 * One option's part of all votes, as text and as the width of a bar.
	 */
	record Bar(String code, String name, String votes, String share, String width) {

		static Bar unknown(String code, String name) {
			return new Bar(code, name, UNKNOWN, UNKNOWN, "0");
		}

		static Bar of(String code, String name, long count, long total) {
			double part = (total == 0) ? 0 : 100.0 * count / total;
			String share = String.format(Locale.US, "%.1f%%", part);
			return new Bar(code, name, Standing.votes(count), share, share);
		}

	}

}
