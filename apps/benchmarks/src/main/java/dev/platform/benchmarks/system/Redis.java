package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis with the arguments that its manifest gives it, except for the password.
 */
final class Redis implements Queue {

	private static final String STREAM = "votes";

	private static final int PIPELINED = 5000;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final int port = Ports.free();

	private final List<String> command;

	private final Path directory;

	private @Nullable Program program;

	private Redis(List<String> arguments, Path directory) {
		this.directory = directory;
		this.command = new ArrayList<>(List.of(executable()));
		this.command.addAll(arguments);
		this.command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(this.port)));
	}

	/** One that keeps its votes in a folder of that directory. */
	static Redis in(Path directory, Checkout checkout, List<String> more) {
		List<String> arguments = new ArrayList<>(checkout.redisArguments());
		arguments.addAll(more);
		return new Redis(arguments, directory.resolve("redis"));
	}

	private static String executable() {
		try {
			return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String name() {
		return "redis";
	}

	@Override
	public Map<String, String> environment() {
		return Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", Integer.toString(this.port));
	}

	@Override
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

	@Override
	public void kill() {
		if (this.program != null) {
			this.program.kill();
		}
	}

	@Override
	public long waiting() {
		try (Jedis client = client()) {
			return client.xlen(STREAM);
		}
	}

	@Override
	public long fill(int entries) {
		try (Jedis client = client()) {
			for (int done = 0; done < entries; done += PIPELINED) {
				add(client, Math.min(PIPELINED, entries - done));
			}
			return client.xlen(STREAM);
		}
	}

	private static void add(Jedis client, int entries) {
		try (Pipeline pipeline = client.pipelined()) {
			Entries.of(entries).forEach((entry) -> pipeline.xadd(STREAM, StreamEntryID.NEW_ENTRY, entry));
			pipeline.sync();
		}
	}

	private Jedis client() {
		return new Jedis("127.0.0.1", this.port);
	}

}
