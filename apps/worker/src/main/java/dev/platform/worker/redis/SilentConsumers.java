package dev.platform.worker.redis;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Workers of the group that died with nothing unfinished: nobody else would ever forget
 * them.
 */
class SilentConsumers {

	private static final Logger log = LoggerFactory.getLogger(SilentConsumers.class);

	// In one step, or a consumer could be given votes between the look and the removal,
	// which would lose them.
	private static final String REMOVE = """
			local removed = 0
			for _, pairs in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
			  local consumer = {}
			  for i = 1, #pairs, 2 do consumer[pairs[i]] = pairs[i + 1] end
			  if consumer.pending == 0 and consumer.idle > tonumber(ARGV[2]) then
			    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
			    removed = removed + 1
			  end
			end
			return removed
			""";

	private final RedisClient redis;

	private final String stream;

	private final String group;

	private final Duration silence;

	SilentConsumers(RedisClient redis, String stream, String group, Duration silence) {
		this.redis = redis;
		this.stream = stream;
		this.group = group;
		this.silence = silence;
	}

	/**
	 * Removes those who have asked for nothing for so long; one who only slept is known
	 * again when it asks.
	 */
	void remove() {
		try {
			Object removed = this.redis.eval(REMOVE, List.of(this.stream),
					List.of(this.group, Long.toString(this.silence.toMillis())));
			log.debug("Forgot {} silent workers", removed);
		}
		catch (JedisDataException ex) {
			// A full Redis does not even forget.
			log.debug("Silent workers stay: {}", ex.getMessage());
		}
	}

}
