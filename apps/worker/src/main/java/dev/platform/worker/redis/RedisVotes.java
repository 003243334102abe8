package dev.platform.worker.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.Burial;
import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
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

	// Together, or an entry that is acknowledged but not deleted would stay for ever. Not
	// as
	// a transaction: a full Redis queues no command, not even one that makes room.
	private static final String SETTLE = """
			for first = 2, #ARGV, 1000 do
			  local last = math.min(first + 999, #ARGV)
			  redis.call('XACK', KEYS[1], ARGV[1], unpack(ARGV, first, last))
			  redis.call('XDEL', KEYS[1], unpack(ARGV, first, last))
			end
			""";

	private static final int BLOCK_MILLIS = 1000;

	private static final int RETRY_MILLIS = 100;

	private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

	private final String consumer = "worker-" + UUID.randomUUID();

	private final RedisClient redis;

	private final Pace pace;

	private final int mostDead;

	private final ConsumerGroup group;

	private final SilentConsumers silent;

	// Not before there is room for the group in a Redis that votes have filled.
	private boolean member;

	// The last unfinished entry that was returned; null once there is none left.
	private @Nullable StreamEntryID unfinished;

	private Instant nextClaim = Instant.MIN;

	RedisVotes(RedisClient redis, Pace pace, int mostDead) {
		if (mostDead < 1) {
			throw new IllegalArgumentException("WORKER_DEAD_LETTERS is %d: it must be 1 or more".formatted(mostDead));
		}
		this.redis = redis;
		this.pace = pace;
		this.mostDead = mostDead;
		this.group = new ConsumerGroup(redis, STREAM, GROUP);
		this.silent = new SilentConsumers(redis, STREAM, GROUP, pace.claimAfter().multipliedBy(10));
	}

	@Override
	public void join() {
		this.member = this.group.isThere() || this.group.create();
		this.unfinished = BEGINNING;
	}

	@Override
	public List<Entry> next() {
		if (!this.member) {
			this.member = this.group.create();
			if (!this.member) {
				return ungrouped();
			}
			this.unfinished = BEGINNING;
		}
		List<Entry> entries = unfinished();
		if (entries.isEmpty()) {
			entries = abandoned();
		}
		return entries.isEmpty() ? undelivered() : entries;
	}

	// Storing them makes the room that the group needs. Another worker, and the group,
	// may
	// get them too: their place in the queue says that they are the same.
	private List<Entry> ungrouped() {
		String after = "(" + Objects.requireNonNullElse(this.unfinished, BEGINNING);
		List<Entry> entries = entries(this.redis.xrange(STREAM, after, "+", this.pace.batch()));
		this.unfinished = entries.isEmpty() ? BEGINNING : idOf(entries.getLast());
		if (entries.isEmpty()) {
			pause();
		}
		return entries;
	}

	private static void pause() {
		try {
			Thread.sleep(RETRY_MILLIS);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
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
			this.silent.remove();
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
		List<String> arguments = new ArrayList<>(List.of(GROUP));
		entries.forEach((entry) -> arguments.add(idOf(entry).toString()));
		this.redis.eval(SETTLE, List.of(STREAM), arguments);
	}

	@Override
	public Burial bury(DeadLetter letter) {
		Map<String, String> fields = letter.fields(letter.entry().place());
		try (var transaction = this.redis.multi()) {
			Response<Long> before = transaction.xlen(DEAD);
			transaction.xadd(DEAD, XAddParams.xAddParams().maxLen(this.mostDead), fields);
			Response<Long> after = transaction.xlen(DEAD);
			transaction.xack(STREAM, GROUP, idOf(letter.entry()));
			transaction.xdel(STREAM, idOf(letter.entry()));
			transaction.exec();
			return new Burial(true, before.get() + 1 - after.get());
		}
		catch (JedisDataException ex) {
			log.warn("Cannot bury {} now: {}", letter, ex.getMessage());
			return Burial.LATER;
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
		try {
			if (this.redis.xpending(STREAM, GROUP, unfinished).isEmpty()) {
				this.redis.xgroupDelConsumer(STREAM, GROUP, this.consumer);
			}
		}
		catch (JedisDataException ex) {
			log.info("Left without saying so: {}", ex.getMessage());
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
		return new Entry(entry.getID().getTime(), entry.getID().getSequence(),
				Objects.requireNonNullElse(entry.getFields(), Map.of()));
	}

	private static StreamEntryID idOf(Entry entry) {
		return new StreamEntryID(entry.era(), entry.number());
	}

}
