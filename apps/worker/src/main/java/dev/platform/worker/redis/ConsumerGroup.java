package dev.platform.worker.redis;

import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The group to which all workers belong.
 */
class ConsumerGroup {

	private final RedisClient redis;

	private final String stream;

	private final String group;

	ConsumerGroup(RedisClient redis, String stream, String group) {
		this.redis = redis;
		this.stream = stream;
		this.group = group;
	}

	/**
	 * Asked first: a full Redis refuses to create even what is there.
	 */
	boolean isThere() {
		try {
			this.redis.xpending(this.stream, this.group);
			return true;
		}
		catch (JedisDataException ex) {
			if (says(ex, "NOGROUP")) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Returns whether the group is there now; a full Redis has no room for it.
	 */
	boolean create() {
		try {
			this.redis.xgroupCreate(this.stream, this.group, new StreamEntryID(0, 0), true);
			return true;
		}
		catch (JedisDataException ex) {
			if (says(ex, "OOM")) {
				return false;
			}
			if (says(ex, "BUSYGROUP")) {
				return true;
			}
			throw ex;
		}
	}

	private static boolean says(JedisDataException ex, String word) {
		return String.valueOf(ex.getMessage()).startsWith(word);
	}

}
