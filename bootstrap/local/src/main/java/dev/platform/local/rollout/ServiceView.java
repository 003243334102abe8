package dev.platform.local.rollout;

import java.time.Instant;

import dev.platform.local.status.Health;
import dev.platform.local.status.ServiceStatus;
import dev.platform.local.status.Sync;
import org.jspecify.annotations.Nullable;

/**
 * Puts a service into the words of {@code status.json}, and remembers since when its
 * health is what it is.
 */
final class ServiceView {

	private final Service service;

	private @Nullable Health health;

	private Instant since = Instant.now();

	ServiceView(Service service) {
		this.service = service;
	}

	/** {@code seen} is the newest commit, which may not have been rendered yet. */
	synchronized ServiceStatus status(String seen, @Nullable String url) {
		Desired desired = this.service.desired();
		Observation observation = this.service.observation();
		Health now = health(desired, observation);
		if (now != this.health) {
			this.health = now;
			this.since = Instant.now();
		}
		Observation.Live live = observation.live();
		boolean installed = live != null && live.everReady();
		boolean serves = observation.serves(desired);
		boolean synced = seen.equals(desired.revision()) && now != Health.MISSING;
		return new ServiceStatus(desired.workload().name(), desired.workload().kind().toString(),
				desired.workload().image().reference(), (installed && live != null) ? live.image() : null, seen,
				(installed && live != null) ? (serves ? desired.revision() : live.revision()) : null,
				synced ? Sync.SYNCED : Sync.OUT_OF_SYNC, now, this.since, url, message(desired, observation),
				(live != null) ? live.pid() : null);
	}

	private static Health health(Desired desired, Observation observation) {
		Observation.Live live = observation.live();
		if (observation.serves(desired) && live != null) {
			return live.health();
		}
		if (observation.failureOf(desired) == null) {
			return Health.PROGRESSING;
		}
		return (live != null) ? Health.DEGRADED : Health.MISSING;
	}

	private @Nullable String message(Desired desired, Observation observation) {
		String failure = observation.failureOf(desired);
		Observation.Live live = observation.live();
		if (failure != null) {
			return failure;
		}
		if (observation.serves(desired) && live != null && live.problem() != null) {
			return live.problem();
		}
		return this.service.note();
	}

}
