package dev.platform.worker.nats;

import java.io.IOException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether NATS answers.
 */
class NatsHealthIndicator implements HealthIndicator {

	private final NatsLink link;

	NatsHealthIndicator(NatsLink link) {
		this.link = link;
	}

	@Override
	public Health health() {
		try {
			this.link.now().RTT();
			return Health.up().build();
		}
		catch (IOException ex) {
			return Health.down(ex).build();
		}
	}

}
