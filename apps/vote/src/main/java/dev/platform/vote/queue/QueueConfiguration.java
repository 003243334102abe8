package dev.platform.vote.queue;

import java.util.Set;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Says at once when a server was chosen that nobody knows.
 */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

	private static final String CHOICE = "vote.queue";

	private static final Set<String> SERVERS = Set.of("redis", "nats");

	@Bean
	static BeanFactoryPostProcessor knownServer(Environment environment) {
		return (_) -> {
			String server = environment.getRequiredProperty(CHOICE);
			if (!SERVERS.contains(server)) {
				throw new InvalidConfigurationPropertyValueException(CHOICE, server,
						"VOTE_QUEUE must be redis or nats");
			}
		};
	}

}
