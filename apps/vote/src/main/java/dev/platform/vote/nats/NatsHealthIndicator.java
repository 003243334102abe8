package dev.platform.vote.nats;

import java.io.IOException;

import io.nats.client.JetStreamApiException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether NATS answers and has the stream.
 */
class NatsHealthIndicator implements HealthIndicator {

	private final NatsStream stream;

	NatsHealthIndicator(NatsStream stream) {
		this.stream = stream;
	}

	@Override
	public Health health() {
		try {
			this.stream.ensure();
			return Health.up().build();
		}
		catch (IOException | JetStreamApiException ex) {
			return Health.down(ex).build();
		}
	}

}
