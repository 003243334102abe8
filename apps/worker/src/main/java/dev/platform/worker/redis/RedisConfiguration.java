package dev.platform.worker.redis;

import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A client that waits longer than a blocking read lasts, but never for ever.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "worker.queue", havingValue = "redis")
class RedisConfiguration {

	private static final int CONNECT_MILLIS = 1000;

	private static final int ANSWER_MILLIS = 5000;

	@Bean
	RedisClient redisClient(RedisAddress address) {
		var config = DefaultJedisClientConfig.builder()
			.connectionTimeoutMillis(CONNECT_MILLIS)
			.socketTimeoutMillis(ANSWER_MILLIS)
			.blockingSocketTimeoutMillis(ANSWER_MILLIS)
			.clientName("worker");
		if (!address.password().isEmpty()) {
			config.password(address.password());
		}
		var pool = new ConnectionPoolConfig();
		pool.setJmxEnabled(false);
		return RedisClient.builder()
			.hostAndPort(address.host(), address.port())
			.clientConfig(config.build())
			.poolConfig(pool)
			.build();
	}

	@Bean
	VoteQueue redisVotes(RedisClient redis, Pace pace, @Value("${worker.dead-letters}") int mostDead) {
		return new RedisVotes(redis, pace, mostDead);
	}

	@Bean
	HealthIndicator redisHealthIndicator(RedisClient redis) {
		return new RedisHealthIndicator(redis);
	}

}
