package dev.platform.vote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.vote.queue.RealQueue;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;
import redis.embedded.RedisServer;

import org.springframework.util.FileSystemUtils;

/**
 * A Redis server that writes each vote to its disk before it answers.
 */
public final class RealRedis implements RealQueue {

	private final int port;

	private final Path data;

	private final RedisServer server;

	private RealRedis(int port) throws IOException {
		this.port = port;
		this.data = Files.createTempDirectory("redis");
		this.server = RedisServer.newRedisServer()
			.port(port)
			.setting("dir " + this.data)
			.setting("save \"\"")
			.setting("appendonly yes")
			.setting("appendfsync always")
			.build();
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
		try {
			FileSystemUtils.deleteRecursively(this.data);
			Files.createDirectories(this.data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		revive();
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
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void fill() {
		try (RedisClient redis = RedisClient.create("localhost", this.port)) {
			redis.configSet("maxmemory", "1");
		}
	}

	@Override
	public List<Map<String, String>> entries() {
		try (RedisClient redis = RedisClient.create("localhost", this.port)) {
			return redis.xrange("votes", StreamEntryID.MINIMUM_ID, StreamEntryID.MAXIMUM_ID)
				.stream()
				.map(StreamEntry::getFields)
				.toList();
		}
	}

}
