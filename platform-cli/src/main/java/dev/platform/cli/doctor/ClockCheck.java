package dev.platform.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.platform.cli.cluster.ClusterState;

/**
 * Whether this machine's clock agrees with the API server's: certificates and tokens are
 * refused by one that is wrong.
 */
record ClockCheck(Surroundings surroundings) implements Check {

	private static final Duration TOLERANCE = Duration.ofSeconds(30);

	@Override
	public String subject() {
		return "clock";
	}

	@Override
	public Diagnosis diagnose() {
		return this.surroundings.withoutCluster().orElseGet(() -> {
			Optional<Instant> theirs = new ClusterState(this.surroundings.cluster()).time();
			if (theirs.isEmpty()) {
				return Diagnosis.warn("the API server does not tell the time", "date --utc");
			}
			Duration apart = Duration.between(theirs.get(), Instant.now()).abs();
			String found = "%d s from the API server's".formatted(apart.toSeconds());
			return (apart.compareTo(TOLERANCE) > 0) ? Diagnosis.fail(found, "timedatectl set-ntp true")
					: Diagnosis.ok(found);
		});
	}

}
