package dev.platform.worker.nats;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import org.jspecify.annotations.Nullable;

/**
 * The one connection, which looks for the server for as long as the process lives, from
 * before the server is there.
 */
class NatsLink implements AutoCloseable {

	/**
	 * How long the server may take to answer.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration PAUSE = Duration.ofMillis(10);

	private final CompletableFuture<Connection> connection = new CompletableFuture<>();

	private final Thread connecting;

	NatsLink(NatsAddress address) {
		var options = new Options.Builder().server("nats://%s:%d".formatted(address.host(), address.port()))
			.connectionName("worker")
			.connectionTimeout(PATIENCE)
			.maxReconnects(-1)
			.reconnectWait(Duration.ofMillis(100))
			.reconnectJitter(Duration.ofMillis(50))
			.errorListener(new ErrorListener() {
			});
		if (!address.token().isEmpty()) {
			options.token(address.token().toCharArray());
		}
		this.connecting = Thread.ofVirtual().name("nats").start(() -> connect(options.build()));
	}

	private void connect(Options options) {
		try {
			this.connection.complete(Nats.connectReconnectOnConnect(options));
		}
		catch (IOException ex) {
			this.connection.completeExceptionally(ex);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * The connection, once the server is at its other end.
	 * @throws IOException if the server stays away for longer than that
	 */
	Connection open() throws IOException {
		long patience = System.nanoTime() + PATIENCE.toNanos();
		while (!isOpen() && System.nanoTime() < patience) {
			sleep();
		}
		return now();
	}

	/**
	 * The connection, if the server is at its other end.
	 */
	Connection now() throws IOException {
		if (!isOpen()) {
			throw new IOException("NATS does not answer");
		}
		return this.connection.join();
	}

	private boolean isOpen() {
		@Nullable Connection connection = this.connection.isCompletedExceptionally() ? null : this.connection.getNow(null);
		return connection != null && connection.getStatus() == Connection.Status.CONNECTED;
	}

	private static void sleep() throws IOException {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while waiting for NATS", ex);
		}
	}

	@Override
	public void close() throws InterruptedException {
		this.connecting.interrupt();
		@Nullable Connection connection = this.connection.getNow(null);
		if (connection != null) {
			connection.close();
		}
	}

}
