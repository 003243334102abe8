package dev.platform.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.platform.worker.queue.RealQueue;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The {@code nats-server} of this machine, on a port of its own.
 */
public final class RealNats implements RealQueue {

	/** By which whoever asks it is known. */
	public static final String TOKEN = NatsProgram.TOKEN;

	// It writes one after the other to its disk: more would not be answered in time.
	private static final int AT_ONCE = 500;

	// What the server answers when it cannot make a stream's files.
	private static final int NOT_CREATED = 10049;

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
		forget();
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
	public void forget() {
		manage((server) -> {
			JetStreamManagement management = server.jetStreamManagement();
			for (String stream : management.getStreamNames()) {
				management.deleteStream(stream);
			}
			return create(management,
					StreamConfiguration.builder()
						.name("votes")
						.subjects("votes")
						.retentionPolicy(RetentionPolicy.WorkQueue)
						.discardPolicy(DiscardPolicy.New)
						.build());
		});
	}

	// The server may still be removing the files of the stream that had this name.
	private static StreamInfo create(JetStreamManagement management, StreamConfiguration stream) {
		return await().atMost(Duration.ofSeconds(5))
			.ignoreExceptionsMatching(
					(ex) -> ex instanceof JetStreamApiException api && api.getApiErrorCode() == NOT_CREATED)
			.until(() -> management.addStream(stream), Objects::nonNull);
	}

	@Override
	public void add(List<Map<String, String>> entries) {
		manage((server) -> {
			for (int done = 0; done < entries.size(); done += AT_ONCE) {
				CompletableFuture
					.allOf(entries.subList(done, Math.min(done + AT_ONCE, entries.size()))
						.stream()
						.map((entry) -> publish(server, entry))
						.toArray(CompletableFuture[]::new))
					.join();
			}
			return entries.size();
		});
	}

	@Override
	public void fill() {
		limit((stream) -> Math.max(1, stream.getStreamState().getByteCount()));
	}

	@Override
	public void makeRoom() {
		limit((_) -> -1);
	}

	private void limit(ToLongFunction<StreamInfo> bytes) {
		for (String name : List.of("votes", "votes-dead")) {
			manage((server) -> {
				StreamInfo stream = server.jetStreamManagement().getStreamInfo(name);
				return server.jetStreamManagement()
					.updateStream(StreamConfiguration.builder(stream.getConfiguration())
						.maxBytes(bytes.applyAsLong(stream))
						.build());
			});
		}
	}

	@Override
	public void deliverToAWorkerThatDies(int count) {
		var delivered = manage((server) -> server.jetStream()
			.subscribe(null, PullSubscribeOptions.bind("votes", "worker"))
			.fetch(count, Duration.ofSeconds(5)));
		assertThat(delivered).hasSize(count);
	}

	@Override
	public long length() {
		return manage((server) -> server.jetStreamManagement().getStreamInfo("votes").getStreamState().getMsgCount());
	}

	@Override
	public long delivered() {
		return manage((server) -> server.jetStreamManagement().getConsumerInfo("votes", "worker").getNumAckPending());
	}

	@Override
	public List<Map<String, String>> deadLetters() {
		return manage((server) -> {
			JetStreamManagement management = server.jetStreamManagement();
			if (!management.getStreamNames().contains("votes-dead")) {
				return List.of();
			}
			var state = management.getStreamInfo("votes-dead").getStreamState();
			return LongStream.rangeClosed(state.getFirstSequence(), state.getLastSequence())
				.mapToObj(
						(sequence) -> manage((again) -> again.jetStreamManagement().getMessage("votes-dead", sequence)))
				.map((message) -> message.getHeaders()
					.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (header) -> header.getValue().getFirst())))
				.toList();
		});
	}

	private static CompletableFuture<?> publish(Connection server, Map<String, String> entry) {
		Headers headers = new Headers();
		entry.forEach(headers::put);
		try {
			return server.jetStream().publishAsync("votes", headers, new byte[0]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <T> T manage(Question<T> question) {
		try (Connection server = connect()) {
			return question.ask(server);
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

		T ask(Connection server) throws IOException, JetStreamApiException, InterruptedException;

	}

}
