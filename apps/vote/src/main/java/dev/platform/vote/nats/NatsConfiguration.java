package dev.platform.vote.nats;

import dev.platform.vote.queue.VoteQueue;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue in NATS, where it was chosen.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "vote.queue", havingValue = "nats")
class NatsConfiguration {

	@Bean
	NatsLink natsLink(NatsAddress address) {
		return new NatsLink(address);
	}

	@Bean
	NatsStream natsStream(NatsLink link, NatsAddress address) {
		return new NatsStream(link, address);
	}

	@Bean
	VoteQueue natsVotes(NatsLink link, NatsStream stream) {
		return new NatsVotes(link, stream);
	}

	@Bean
	HealthIndicator natsHealthIndicator(NatsStream stream) {
		return new NatsHealthIndicator(stream);
	}

}
