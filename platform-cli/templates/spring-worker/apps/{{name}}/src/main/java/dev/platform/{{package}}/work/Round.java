package dev.platform.{{package}}.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
{{#redis}}
import redis.clients.jedis.RedisClient;
{{/redis}}

{{#postgres}}
import org.springframework.jdbc.core.simple.JdbcClient;
{{/postgres}}
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The work of {{name}}, done again and again: here it begins. What fails is logged, and
 * done again in the next round.
 */
@Component
class Round {

	private static final long PAUSE_MILLIS = 1000;

	private final Counter rounds;
{{#redis}}

	private final RedisClient redis;
{{/redis}}
{{#postgres}}

	private final JdbcClient database;
{{/postgres}}

	Round(MeterRegistry metrics{{#redis}}, RedisClient redis{{/redis}}{{#postgres}}, JdbcClient database{{/postgres}}) {
		this.rounds = metrics.counter("rounds");
{{#redis}}
		this.redis = redis;
{{/redis}}
{{#postgres}}
		this.database = database;
{{/postgres}}
	}

	@Scheduled(fixedDelay = PAUSE_MILLIS)
	void work() {
{{#redis}}
		this.redis.incr("{{name}}:rounds");
{{/redis}}
{{#postgres}}
		this.database.sql("update rounds set total = total + 1").update();
{{/postgres}}
		this.rounds.increment();
	}

}
