package dev.platform.vote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.platform.vote.queue.RealQueue;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The {@code nats-server} of this machine, on a port of its own.
 */
public final class RealNats implements RealQueue {

	/** By which whoever asks it is known. */
	public static final String TOKEN = NatsProgram.TOKEN;

	private final int port;

	private final Path data;

	private @Nullable Process process;

	private RealNats(int port) throws IOException {
		this.port = port;
		this.data = Files.createTempDirectory("nats");
	}

	/**
	 * Whether there is such a program; says so if not, for then its tests do not run.
	 */
	public static boolean isInstalled() {
		boolean installed = NatsProgram.installed().isPresent();
		if (!installed) {
			System.err.println("NOT RUN: the tests of the queue in NATS, for there is no nats-server. "
					+ "Install the package of that name.");
		}
		return installed;
	}

	public static RealNats onFreePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return new RealNats(socket.getLocalPort());
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
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		revive();
	}

	@Override
	public void revive() {
		try {
			this.process = NatsProgram.keepingVotesIn(this.data).start(this.port);
			connect().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void die() {
		if (this.process != null) {
			this.process.destroyForcibly().onExit().join();
		}
	}

	@Override
	public void fill() {
		manage((streams) -> {
			StreamInfo stream = streams.getStreamInfo("votes");
			return streams.updateStream(StreamConfiguration.builder(stream.getConfiguration())
				.maxBytes(stream.getStreamState().getByteCount())
				.build());
		});
	}

	@Override
	public List<Map<String, String>> entries() {
		return manage((streams) -> {
			StreamState state = streams.getStreamInfo("votes").getStreamState();
			return LongStream.rangeClosed(state.getFirstSequence(), state.getLastSequence())
				.mapToObj((sequence) -> manage((again) -> again.getMessage("votes", sequence)))
				.map((message) -> message.getHeaders()
					.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (header) -> header.getValue().getFirst())))
				.toList();
		});
	}

	private <T> T manage(Question<T> question) {
		try (Connection connection = connect()) {
			return question.ask(connection.jetStreamManagement());
		}
		catch (IOException | JetStreamApiException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Connection connect() throws IOException, InterruptedException {
		return Nats.connectReconnectOnConnect(new Options.Builder().server("nats://127.0.0.1:" + this.port)
			.token(TOKEN.toCharArray())
			.reconnectWait(Duration.ofMillis(20))
			.maxReconnects(500)
			.errorListener(new ErrorListener() {
			})
			.build());
	}

	private interface Question<T> {

		T ask(JetStreamManagement streams) throws IOException, JetStreamApiException;

	}

}
