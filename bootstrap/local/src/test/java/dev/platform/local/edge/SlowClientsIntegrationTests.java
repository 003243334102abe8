package dev.platform.local.edge;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that never come to the end of what they ask.
 */
class SlowClientsIntegrationTests {

	private static final int MANY = 100;

	private static final int PATIENCE_MILLIS = 60_000;

	@TempDir
	Path directory;

	private Edge edge;

	private int port;

	@BeforeEach
	void start() throws IOException {
		this.port = freePort();
		this.edge = Edge.start(this.directory, freePort(), this.port);
	}

	@AfterEach
	void stop() {
		this.edge.close();
	}

	@Test
	void areCutOffWhileOthersAreServed() throws Exception {
		List<Socket> slow = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			slow.add(open("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
		}
		try (Socket other = open("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
			assertThat(new String(other.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
				.isEqualTo("HTTP/1.1 308");
		}
		for (Socket client : slow) {
			dribble(client);
			client.close();
		}
	}

	// A byte now and then, until the edge has hung up.
	private static void dribble(Socket client) throws Exception {
		client.setSoTimeout(20);
		long patience = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
		while (System.nanoTime() < patience) {
			try {
				client.getOutputStream().write('x');
				if (client.getInputStream().read() < 0) {
					return;
				}
			}
			catch (SocketTimeoutException _) {
				// It waits.
			}
			catch (SocketException _) {
				return;
			}
		}
		throw new AssertionError("the edge still waits for the rest of the head");
	}

	private Socket open(String text) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
