{{#redis}}
package dev.platform.{{package}}.queue;

import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says whether Redis answers.
 */
@Component
class RedisHealthIndicator implements HealthIndicator {

	private final RedisClient redis;

	RedisHealthIndicator(RedisClient redis) {
		this.redis = redis;
	}

	@Override
	public Health health() {
		try {
			this.redis.ping();
			return Health.up().build();
		}
		catch (JedisException ex) {
			return Health.down(ex).build();
		}
	}

}
{{/redis}}
