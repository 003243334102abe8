package dev.platform.vote.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

import dev.platform.vote.queue.QueueUnavailable;
import dev.platform.vote.queue.VoteQueue;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;

/**
 * The queue as a Redis stream. Votes that arrive while Redis writes the ones before go
 * together: one round trip and one write to the disk for all of them.
 */
class RedisVotes implements VoteQueue, AutoCloseable {

	private static final String STREAM = "votes";

	private static final int MOST = 500;

	private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();

	private final RedisClient redis;

	private final Thread sender;

	RedisVotes(RedisClient redis) {
		this.redis = redis;
		this.sender = Thread.ofPlatform().daemon().name("votes").start(this::run);
	}

	// No vote waits for longer than the client gives Redis.
	@Override
	public void add(Map<String, String> entry) {
		Waiting vote = new Waiting(entry, new CompletableFuture<>());
		this.waiting.add(vote);
		try {
			vote.stored().join();
		}
		catch (CompletionException ex) {
			throw new QueueUnavailable((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	private void run() {
		try {
			while (true) {
				List<Waiting> votes = new ArrayList<>();
				votes.add(this.waiting.take());
				try {
					this.waiting.drainTo(votes, MOST - 1);
					sendOrReconnect(votes);
				}
				// Errors, too: whoever votes would wait for this thread for ever.
				catch (RuntimeException | Error ex) {
					votes.forEach((vote) -> vote.stored().completeExceptionally(ex));
				}
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	// After a restart of Redis every pooled connection is dead. A vote that arrives twice
	// is harmless: the worker stores one per voter.
	private void sendOrReconnect(List<Waiting> votes) {
		try {
			send(votes);
		}
		catch (JedisConnectionException ex) {
			this.redis.getPool().clear();
			send(votes);
		}
	}

	private void send(List<Waiting> votes) {
		List<Response<StreamEntryID>> answers = new ArrayList<>(votes.size());
		try (var pipeline = this.redis.pipelined()) {
			votes.forEach((vote) -> answers.add(pipeline.xadd(STREAM, XAddParams.xAddParams(), vote.entry())));
			pipeline.sync();
		}
		for (int i = 0; i < answers.size(); i++) {
			votes.get(i).answer(answers.get(i));
		}
	}

	@Override
	public void close() {
		this.sender.interrupt();
	}

	/**
	 * An entry on its way, and somebody who waits for it to arrive.
	 */
	private record Waiting(Map<String, String> entry, CompletableFuture<@Nullable Void> stored) {

		void answer(Response<StreamEntryID> answer) {
			try {
				answer.get();
				this.stored.complete(null);
			}
			catch (JedisDataException ex) {
				this.stored.completeExceptionally(ex);
			}
		}

	}

}
