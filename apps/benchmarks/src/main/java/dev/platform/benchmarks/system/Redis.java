package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis with the arguments that its manifest gives it, except for the password.
 */
public final class Redis {

	static final String STREAM = "votes";

	private static final int PIPELINED = 5000;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final int port = Ports.free();

	private final List<String> command;

	private final Path directory;

	private @Nullable Program program;

	Redis(List<String> arguments, Path directory) {
		this.directory = directory;
		this.command = new ArrayList<>(List.of(executable()));
		this.command.addAll(arguments);
		this.command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(this.port)));
	}

	private static String executable() {
		try {
			return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	public void start() {
		try {
			Files.createDirectories(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.program = Program.start(this.command, Map.of(), this.directory,
				this.directory.resolveSibling("redis.log"));
		Wait.until("Redis answers", PATIENCE, this::answers);
	}

	// It loads its file first, and says LOADING until it has.
	private boolean answers() {
		try (Jedis client = client()) {
			return "PONG".equals(client.ping());
		}
		catch (JedisException _) {
			return false;
		}
	}

	public void kill() {
		if (this.program != null) {
			this.program.kill();
		}
	}

	/** How many votes the worker has not stored yet. */
	public long waiting() {
		try (Jedis client = client()) {
			return client.xlen(STREAM);
		}
	}

	/**
	 * Fills the stream as the vote service would.
	 * @return how many there are; fewer than asked for when Redis is full
	 */
	public long fill(int entries) {
		try (Jedis client = client()) {
			for (int done = 0; done < entries; done += PIPELINED) {
				add(client, Math.min(PIPELINED, entries - done));
			}
			return client.xlen(STREAM);
		}
	}

	private static void add(Jedis client, int entries) {
		String at = Long.toString(System.currentTimeMillis());
		try (Pipeline pipeline = client.pipelined()) {
			for (int index = 0; index < entries; index++) {
				pipeline.xadd(STREAM, StreamEntryID.NEW_ENTRY,
						Map.of("voter", voter(), "vote", (index % 3 == 0) ? "b" : "a", "at", at));
			}
			pipeline.sync();
		}
	}

	// Shaped like those of the vote service.
	private static String voter() {
		byte[] id = new byte[16];
		ThreadLocalRandom.current().nextBytes(id);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
	}

	private Jedis client() {
		return new Jedis("127.0.0.1", this.port);
	}

}
