package dev.platform.worker.nats;

import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue in NATS, where it was chosen.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "worker.queue", havingValue = "nats")
class NatsConfiguration {

	@Bean
	NatsLink natsLink(NatsAddress address) {
		return new NatsLink(address);
	}

	@Bean
	NatsStreams natsStreams(NatsLink link, Pace pace) {
		return new NatsStreams(link, pace);
	}

	@Bean
	NatsDeadLetters natsDeadLetters(NatsLink link, @Value("${worker.dead-letters}") int limit) {
		return new NatsDeadLetters(link, limit);
	}

	@Bean
	VoteQueue natsVotes(NatsLink link, NatsStreams streams, NatsDeadLetters dead, Pace pace) {
		return new NatsVotes(link, streams, dead, pace);
	}

	@Bean
	HealthIndicator natsHealthIndicator(NatsLink link) {
		return new NatsHealthIndicator(link);
	}

}
