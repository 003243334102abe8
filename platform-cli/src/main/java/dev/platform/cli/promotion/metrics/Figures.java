package dev.platform.cli.promotion.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The four figures of DORA for one service in one environment.
 *
 * @param deployments changes of release, apart from those that took one back
 * @param leadTimeSeconds the median from the deployment to the first environment to this
 * one's; null for the first
 * @param changeFailureRate the part of the deployments that were taken back; null where
 * there were none
 * @param timeToRestoreSeconds the median from such a deployment until it was taken back
 */
record Figures(String environment, String service, int deployments, double deploymentsPerDay,
		@Nullable Long leadTimeSeconds, @Nullable Double changeFailureRate, @Nullable Long timeToRestoreSeconds) {

	static Figures of(String environment, String service, List<ReleasedChange> deliveries, Duration window) {
		int count = deliveries.size();
		double days = window.toSeconds() / (double) Duration.ofDays(1).toSeconds();
		long failed = deliveries.stream().filter(ReleasedChange::failed).count();
		return new Figures(environment, service, count, count / days, median(deliveries, ReleasedChange::leadTime),
				(count > 0) ? failed / (double) count : null, median(deliveries, ReleasedChange::timeToRestore));
	}

	private static @Nullable Long median(List<ReleasedChange> deliveries,
			Function<ReleasedChange, Optional<Duration>> figure) {
		List<Long> seconds = deliveries.stream()
			.flatMap((delivery) -> figure.apply(delivery).stream())
			.map(Duration::toSeconds)
			.sorted()
			.toList();
		if (seconds.isEmpty()) {
			return null;
		}
		int middle = seconds.size() / 2;
		return (seconds.size() % 2 == 1) ? seconds.get(middle) : (seconds.get(middle - 1) + seconds.get(middle)) / 2;
	}

}
