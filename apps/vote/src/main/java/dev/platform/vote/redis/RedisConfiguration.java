package dev.platform.vote.redis;

import java.time.Duration;

import dev.platform.vote.queue.VoteQueue;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A client that gives up quickly: somebody is waiting for the page.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "vote.queue", havingValue = "redis")
class RedisConfiguration {

	private static final int CONNECT_MILLIS = 500;

	private static final int ANSWER_MILLIS = 1000;

	@Bean
	RedisClient redisClient(RedisAddress address) {
		var config = DefaultJedisClientConfig.builder()
			.connectionTimeoutMillis(CONNECT_MILLIS)
			.socketTimeoutMillis(ANSWER_MILLIS)
			.clientName("vote");
		if (!address.password().isEmpty()) {
			config.password(address.password());
		}
		var pool = new ConnectionPoolConfig();
		pool.setMaxTotal(32);
		pool.setMaxIdle(32);
		pool.setMaxWait(Duration.ofMillis(ANSWER_MILLIS));
		pool.setJmxEnabled(false);
		return RedisClient.builder()
			.hostAndPort(address.host(), address.port())
			.clientConfig(config.build())
			.poolConfig(pool)
			.build();
	}

	@Bean
	VoteQueue redisVotes(RedisClient redis) {
		return new RedisVotes(redis);
	}

	@Bean
	HealthIndicator redisHealthIndicator(RedisClient redis) {
		return new RedisHealthIndicator(redis);
	}

}
