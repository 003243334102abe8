package dev.platform.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.worker.queue.RealQueue;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.embedded.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Redis server that writes each vote to its disk before it answers.
 */
public final class RealRedis implements RealQueue {

	private final int port;

	private final RedisServer server;

	private final RedisClient client;

	private RealRedis(int port) throws IOException {
		this.port = port;
		this.server = RedisServer.newRedisServer()
			.port(port)
			.setting("dir " + Files.createTempDirectory("redis"))
			.setting("save \"\"")
			.setting("appendonly yes")
			.setting("appendfsync always")
			.build();
		this.client = RedisClient.create("localhost", port);
	}

	public static RealRedis onFreePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return new RealRedis(socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void start() {
		revive();
		forget();
	}

	@Override
	public void revive() {
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void die() {
		this.client.getPool().clear();
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void forget() {
		this.client.flushAll();
	}

	@Override
	public void add(List<Map<String, String>> entries) {
		try (var pipeline = this.client.pipelined()) {
			entries.forEach((entry) -> pipeline.xadd("votes", XAddParams.xAddParams(), entry));
		}
	}

	@Override
	public void fill() {
		this.client.configSet("maxmemory", "1");
	}

	@Override
	public void makeRoom() {
		this.client.configSet("maxmemory", "0");
	}

	@Override
	public void deliverToAWorkerThatDies(int count) {
		var delivered = this.client.xreadGroup("worker", "dead", XReadGroupParams.xReadGroupParams().count(count),
				Map.of("votes", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
		assertThat(delivered.getFirst().getValue()).hasSize(count);
	}

	@Override
	public long length() {
		return this.client.xlen("votes");
	}

	@Override
	public long delivered() {
		return this.client.xpending("votes", "worker").getTotal();
	}

	@Override
	public List<Map<String, String>> deadLetters() {
		return this.client.xrange("votes:dead", StreamEntryID.MINIMUM_ID, StreamEntryID.MAXIMUM_ID)
			.stream()
			.map(StreamEntry::getFields)
			.toList();
	}

}
