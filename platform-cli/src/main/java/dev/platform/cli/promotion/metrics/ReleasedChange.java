package dev.platform.cli.promotion.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One service's change of release in one environment, as Git tells it.
 *
 * @param since when the release began its way: its deployment to the first environment;
 * null where Git does not tell
 * @param undone when it was taken back, or null
 */
record ReleasedChange(String environment, String service, Instant when, @Nullable Instant since, boolean first,
		@Nullable Instant undone) {

	/** From the first environment to this one; nothing for the first itself. */
	Optional<Duration> leadTime() {
		return (this.first || this.since == null) ? Optional.empty()
				: Optional.of(Duration.between(this.since, this.when));
	}

	boolean failed() {
		return this.undone != null;
	}

	Optional<Duration> timeToRestore() {
		return Optional.ofNullable(this.undone).map((end) -> Duration.between(this.when, end));
	}

}
