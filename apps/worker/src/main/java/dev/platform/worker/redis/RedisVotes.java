package dev.platform.worker.redis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;
import org.jspecify.annotations.Nullable;
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

/**
 * The queue as a Redis stream, read by a consumer group.
 */
class RedisVotes implements VoteQueue {

	private static final Logger log = LoggerFactory.getLogger(RedisVotes.class);

	private static final String STREAM = "votes";

	private static final String GROUP = "worker";

	private static final String DEAD = "votes:dead";

	private static final int BLOCK_MILLIS = 1000;

	private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

	private final String consumer = "worker-" + UUID.randomUUID();

	private final RedisClient redis;

	private final Pace pace;

	// The last unfinished entry that was returned; null once there is none left.
	private @Nullable StreamEntryID unfinished;

	private Instant nextClaim = Instant.MIN;

	RedisVotes(RedisClient redis, Pace pace) {
		this.redis = redis;
		this.pace = pace;
	}

	@Override
	public void join() {
		try {
			this.redis.xgroupCreate(STREAM, GROUP, BEGINNING, true);
		}
		catch (JedisDataException ex) {
			if (!String.valueOf(ex.getMessage()).startsWith("BUSYGROUP")) {
				throw ex;
			}
		}
		this.unfinished = BEGINNING;
	}

	@Override
	public List<Entry> next() {
		List<Entry> entries = unfinished();
		if (entries.isEmpty()) {
			entries = abandoned();
		}
		return entries.isEmpty() ? undelivered() : entries;
	}

	private List<Entry> unfinished() {
		if (this.unfinished == null) {
			return List.of();
		}
		List<Entry> entries = read(XReadGroupParams.xReadGroupParams().count(this.pace.batch()), this.unfinished);
		this.unfinished = entries.isEmpty() ? null : idOf(entries.getLast());
		return entries;
	}

	private List<Entry> abandoned() {
		Instant now = Instant.now();
		if (now.isBefore(this.nextClaim)) {
			return List.of();
		}
		var params = XAutoClaimParams.xAutoClaimParams().count(this.pace.batch());
		long idle = this.pace.claimAfter().toMillis();
		var entries = entries(this.redis.xautoclaim(STREAM, GROUP, this.consumer, idle, BEGINNING, params).getValue());
		if (entries.isEmpty()) {
			this.nextClaim = now.plus(this.pace.claimAfter().dividedBy(3));
		}
		else {
			log.info("Taking over {} votes of a silent worker", entries.size());
		}
		return entries;
	}

	private List<Entry> undelivered() {
		var params = XReadGroupParams.xReadGroupParams().count(this.pace.batch()).block(BLOCK_MILLIS);
		return read(params, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
	}

	@Override
	public void settle(List<Entry> entries) {
		if (entries.isEmpty()) {
			return;
		}
		StreamEntryID[] ids = entries.stream().map(RedisVotes::idOf).toArray(StreamEntryID[]::new);
		// Together, or an entry that is acknowledged but not deleted would stay for ever.
		try (var transaction = this.redis.multi()) {
			transaction.xack(STREAM, GROUP, ids);
			transaction.xdel(STREAM, ids);
			transaction.exec();
		}
	}

	@Override
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

	// Unfinished entries keep this consumer known, because removing it would lose them.
	@Override
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

	// What is settled is deleted, so that all that is there is before somebody.
	@Override
	public Backlog backlog() {
		long delivered = this.redis.xpending(STREAM, GROUP).getTotal();
		return new Backlog(Math.max(0, this.redis.xlen(STREAM) - delivered), delivered);
	}

	private List<Entry> read(XReadGroupParams params, StreamEntryID from) {
		var streams = this.redis.xreadGroup(GROUP, this.consumer, params, Map.of(STREAM, from));
		return (streams != null && !streams.isEmpty()) ? entries(streams.getFirst().getValue()) : List.of();
	}

	// Redis reports an entry that somebody deleted while it was pending without its
	// fields.
	private static List<Entry> entries(List<StreamEntry> entries) {
		return entries.stream().filter(Objects::nonNull).map(RedisVotes::entry).toList();
	}

	private static Entry entry(StreamEntry entry) {
		return new Entry(entry.getID().toString(), entry.getID().getTime(), entry.getID().getSequence(),
				Objects.requireNonNullElse(entry.getFields(), Map.of()));
	}

	private static StreamEntryID idOf(Entry entry) {
		return new StreamEntryID(entry.era(), entry.number());
	}

}
