package dev.platform.worker.queue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

import org.springframework.stereotype.Component;

/**
 * This process as one consumer of the stream of votes; an entry stays pending until it is
 * settled or buried.
 */
@Component
public class VoteStream {

	static final String STREAM = "votes";

	static final String GROUP = "worker";

	static final String DEAD = "votes:dead";

	private static final Logger log = LoggerFactory.getLogger(VoteStream.class);

	private static final int BLOCK_MILLIS = 1000;

	private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

	private final String consumer = "worker-" + UUID.randomUUID();

	private final RedisClient redis;

	private final Pace pace;

	VoteStream(RedisClient redis, Pace pace) {
		this.redis = redis;
		this.pace = pace;
	}

	/**
	 * Joins the group, creating what is missing, from the oldest vote on.
	 */
	public void join() {
		try {
			this.redis.xgroupCreate(STREAM, GROUP, BEGINNING, true);
		}
		catch (JedisDataException ex) {
			if (!String.valueOf(ex.getMessage()).startsWith("BUSYGROUP")) {
				throw ex;
			}
		}
	}

	/**
	 * New entries, after waiting up to a second for one.
	 */
	public List<Entry> next() {
		var params = XReadGroupParams.xReadGroupParams().count(this.pace.batch()).block(BLOCK_MILLIS);
		return read(params, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
	}

	/**
	 * Entries that this consumer was given before and did not finish.
	 * @param after the id of the last one seen
	 */
	public List<Entry> unfinished(String after) {
		return read(XReadGroupParams.xReadGroupParams().count(this.pace.batch()), new StreamEntryID(after));
	}

	/**
	 * Takes over entries that some consumer has kept for too long.
	 */
	public List<Entry> abandoned() {
		var params = XAutoClaimParams.xAutoClaimParams().count(this.pace.batch());
		long idle = this.pace.claimAfter().toMillis();
		return entries(this.redis.xautoclaim(STREAM, GROUP, this.consumer, idle, BEGINNING, params).getValue());
	}

	/**
	 * Removes stored entries from the queue.
	 */
	public void settle(Collection<Entry> entries) {
		if (entries.isEmpty()) {
			return;
		}
		StreamEntryID[] ids = entries.stream().map(VoteStream::idOf).toArray(StreamEntryID[]::new);
		// Together, or an entry that is acknowledged but not deleted would stay for ever.
		try (var transaction = this.redis.multi()) {
			transaction.xack(STREAM, GROUP, ids);
			transaction.xdel(STREAM, ids);
			transaction.exec();
		}
	}

	/**
	 * Moves an entry to the dead letters. A full Redis takes none: then the entry stays
	 * pending and is tried again later, so that it does not hold up the votes behind it.
	 */
	public void bury(DeadLetter letter) {
		Map<String, String> fields = new HashMap<>(letter.entry().fields());
		fields.put("reason", letter.reason());
		fields.put("entry", letter.entry().id());
		try (var transaction = this.redis.multi()) {
			transaction.xadd(DEAD, XAddParams.xAddParams(), fields);
			transaction.xack(STREAM, GROUP, idOf(letter.entry()));
			transaction.xdel(STREAM, idOf(letter.entry()));
			transaction.exec();
		}
		catch (JedisDataException ex) {
			log.warn("Cannot bury {} now: {}", letter, ex.getMessage());
		}
	}

	/**
	 * Leaves the group. Unfinished entries keep this consumer known, because removing it
	 * would lose them.
	 */
	public void leave() {
		var unfinished = XPendingParams.xPendingParams()
			.idle(0)
			.start(StreamEntryID.MINIMUM_ID)
			.end(StreamEntryID.MAXIMUM_ID)
			.count(1)
			.consumer(this.consumer);
		if (this.redis.xpending(STREAM, GROUP, unfinished).isEmpty()) {
			this.redis.xgroupDelConsumer(STREAM, GROUP, this.consumer);
		}
	}

	private List<Entry> read(XReadGroupParams params, StreamEntryID from) {
		var streams = this.redis.xreadGroup(GROUP, this.consumer, params, Map.of(STREAM, from));
		return (streams != null && !streams.isEmpty()) ? entries(streams.getFirst().getValue()) : List.of();
	}

	// Redis reports an entry that somebody deleted while it was pending without its
	// fields.
	private static List<Entry> entries(List<StreamEntry> entries) {
		return entries.stream()
			.filter(Objects::nonNull)
			.map((entry) -> new Entry(entry.getID().toString(),
					Objects.requireNonNullElse(entry.getFields(), Map.of())))
			.toList();
	}

	private static StreamEntryID idOf(Entry entry) {
		return new StreamEntryID(entry.id());
	}

}
