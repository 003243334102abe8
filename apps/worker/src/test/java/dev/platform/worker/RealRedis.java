package dev.platform.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

import redis.embedded.RedisServer;

/**
 * A Redis server of the tests' own, which forgets everything when it stops.
 */
public final class RealRedis {

	private final int port;

	private final RedisServer server;

	private RealRedis(int port) throws IOException {
		this.port = port;
		this.server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
	}

	public static RealRedis onFreePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return new RealRedis(socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	public RealRedis start() {
		try {
			this.server.start();
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void stop() {
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
