package dev.platform.vote.redis;

import java.util.Map;

import dev.platform.vote.queue.QueueUnavailable;
import dev.platform.vote.queue.VoteQueue;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;

/**
 * The queue as a Redis stream.
 */
class RedisVotes implements VoteQueue {

	private static final String STREAM = "votes";

	private final RedisClient redis;

	RedisVotes(RedisClient redis) {
		this.redis = redis;
	}

	@Override
	public void add(Map<String, String> entry) {
		try {
			addOrReconnect(entry);
		}
		catch (JedisException ex) {
			throw new QueueUnavailable(ex);
		}
	}

	// After a restart of Redis every pooled connection is dead. A vote that arrives twice
	// is harmless: the worker stores one per voter.
	private void addOrReconnect(Map<String, String> entry) {
		try {
			this.redis.xadd(STREAM, XAddParams.xAddParams(), entry);
		}
		catch (JedisConnectionException ex) {
			this.redis.getPool().clear();
			this.redis.xadd(STREAM, XAddParams.xAddParams(), entry);
		}
	}

}
