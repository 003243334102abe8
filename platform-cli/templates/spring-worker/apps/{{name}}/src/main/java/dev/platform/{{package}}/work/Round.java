package dev.platform.{{package}}.work;

{{#postgres}}
import dev.platform.{{package}}.store.Schema;
{{/postgres}}
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
 * One round of the work, done again and again: here it begins.
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

	private final Schema schema;
{{/postgres}}

	Round(MeterRegistry metrics{{#redis}}, RedisClient redis{{/redis}}{{#postgres}}, JdbcClient database, Schema schema{{/postgres}}) {
		this.rounds = metrics.counter("rounds");
{{#redis}}
		this.redis = redis;
{{/redis}}
{{#postgres}}
		this.database = database;
		this.schema = schema;
{{/postgres}}
	}

	@Scheduled(fixedDelay = PAUSE_MILLIS)
	void work() {
{{#postgres}}
		if (!this.schema.isReady()) {
			return;
		}
{{/postgres}}
{{#redis}}
		this.redis.incr("{{name}}:rounds");
{{/redis}}
{{#postgres}}
		this.database.sql("update rounds set total = total + 1").update();
{{/postgres}}
		this.rounds.increment();
	}

}
