package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A NATS with the settings that its manifest gives it; the vote service makes the stream.
 */
final class Nats implements Queue {

	private static final String STREAM = "votes";

	private static final byte[] NO_BODY = {};

	// Few: it writes one after the other to the disk, and answers within seconds or
	// never.
	private static final int AT_ONCE = 500;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final int port = Ports.free();

	private final Path directory;

	private final List<String> command;

	private @Nullable Program program;

	private @Nullable Connection connection;

	private Nats(Path directory, NatsProgram nats, List<String> more) {
		this.directory = directory;
		this.command = nats.command(this.port, more);
	}

	/** One that keeps its votes, and what it says, in folders of that directory. */
	static Nats in(Path directory, Checkout checkout, List<String> more) {
		try {
			Path data = Files.createDirectories(directory.resolve("nats"));
			return new Nats(data, NatsProgram.find(checkout, directory, data), more);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String name() {
		return "nats";
	}

	@Override
	public Map<String, String> environment() {
		return Map.of("VOTE_QUEUE", "nats", "NATS_HOST", "127.0.0.1", "NATS_PORT", Integer.toString(this.port),
				"NATS_TOKEN", NatsProgram.TOKEN);
	}

	@Override
	public void start() {
		this.program = Program.start(this.command, NatsProgram.ENVIRONMENT, this.directory,
				this.directory.resolveSibling("nats.log"));
		Wait.until("NATS answers", PATIENCE, this::answers);
	}

	private boolean answers() {
		try {
			this.connection = io.nats.client.Nats.connect(new Options.Builder().server("nats://127.0.0.1:" + this.port)
				.token(NatsProgram.TOKEN.toCharArray())
				.noReconnect()
				.errorListener(new ErrorListener() {
				})
				.build());
			return true;
		}
		catch (IOException _) {
			return false;
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	@Override
	public void kill() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		if (this.program != null) {
			this.program.kill();
		}
	}

	@Override
	public long waiting() {
		try {
			return connection().jetStreamManagement().getStreamInfo(STREAM).getStreamState().getMsgCount();
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException("NATS does not know the stream", ex);
		}
	}

	@Override
	public long fill(int entries) {
		try {
			JetStream stream = connection().jetStream();
			for (int done = 0; done < entries; done += AT_ONCE) {
				CompletableFuture
					.allOf(Entries.of(Math.min(AT_ONCE, entries - done))
						.map((entry) -> publish(stream, entry))
						.toArray(CompletableFuture[]::new))
					.join();
			}
			return waiting();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Refused, where the stream is full; the count tells.
	private static CompletableFuture<?> publish(JetStream stream, Map<String, String> entry) {
		Headers headers = new Headers();
		entry.forEach(headers::put);
		return stream.publishAsync(STREAM, headers, NO_BODY).exceptionally((_) -> null);
	}

	private Connection connection() {
		if (this.connection == null) {
			throw new IllegalStateException("NATS was not started");
		}
		return this.connection;
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException("interrupted", ex);
	}

}
