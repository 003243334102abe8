package dev.platform.vote.queue;

import java.time.Instant;
import java.util.Map;

import dev.platform.vote.ballot.Choice;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;

import org.springframework.stereotype.Component;

/**
 * The stream of votes that the worker reads.
 */
@Component
public class VoteQueue {

	static final String STREAM = "votes";

	private final RedisClient redis;

	VoteQueue(RedisClient redis) {
		this.redis = redis;
	}

	/**
	 * Returns once Redis has the vote, and only then.
	 */
	public void add(String voter, Choice choice, Instant at) {
		var entry = Map.of("voter", voter, "vote", choice.code(), "at", Long.toString(at.toEpochMilli()));
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
