{{#redis}}
package dev.platform.{{package}}.queue;

import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A client that gives up quickly, and is asked again.
 */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

	private static final int CONNECT_MILLIS = 500;

	private static final int ANSWER_MILLIS = 2000;

	@Bean
	RedisClient redisClient(RedisAddress address) {
		var config = DefaultJedisClientConfig.builder()
			.connectionTimeoutMillis(CONNECT_MILLIS)
			.socketTimeoutMillis(ANSWER_MILLIS)
			.clientName("{{name}}");
		if (!address.password().isEmpty()) {
			config.password(address.password());
		}
		return RedisClient.builder().hostAndPort(address.host(), address.port()).clientConfig(config.build()).build();
	}

}
{{/redis}}
