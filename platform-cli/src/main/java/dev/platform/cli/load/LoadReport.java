package dev.platform.cli.load;

import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * What became of the votes.
 *
 * @param refused how many were answered otherwise, by status
 * @param seconds from the first vote to the last answer
 * @param rate accepted votes a second
 * @param counted how many more the result shows than before; null if it is not beside the
 * page
 * @param countedAfter seconds from the first vote until all that were accepted were
 * counted; null if they were not
 */
record LoadReport(String url, int votes, int accepted, SortedMap<Integer, Integer> refused, int unanswered,
		double seconds, long rate, Latencies latency, @Nullable Long counted,
		@Nullable Double countedAfter) implements Report {

	@Override
	public String text() {
		Table table = new Table("VOTES", "ACCEPTED", "REFUSED", "UNANSWERED", "SECONDS", "PER SECOND", "P50", "P90",
				"P99", "MAX");
		table.row(number(this.votes), number(this.accepted), number(sum()), number(this.unanswered),
				"%.2f".formatted(this.seconds), number(this.rate), millis(this.latency.p50()),
				millis(this.latency.p90()), millis(this.latency.p99()), millis(this.latency.max()));
		return table + refusals() + counts();
	}

	private String refusals() {
		return this.refused.entrySet()
			.stream()
			.map((entry) -> "%n%s answered %d%s".formatted(number(entry.getValue()), entry.getKey(),
					advice(entry.getKey())))
			.collect(Collectors.joining());
	}

	private static String advice(int status) {
		return switch (status) {
			case 429 -> ": too many from one address; lift the service's limit for a load test";
			case 503 -> ": the queue is full or away";
			default -> "";
		};
	}

	private String counts() {
		if (this.counted == null) {
			return "";
		}
		return (this.countedAfter != null)
				? "%n%s counted, %.2f s after the first".formatted(number(this.counted), this.countedAfter)
				: "%n%s of %s counted so far".formatted(number(this.counted), number(this.accepted));
	}

	private int sum() {
		return this.refused.values().stream().mapToInt(Integer::intValue).sum();
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private static String millis(double millis) {
		return String.format(Locale.ROOT, "%.1f ms", millis);
	}

}
