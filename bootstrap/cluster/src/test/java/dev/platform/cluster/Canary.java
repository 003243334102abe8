package dev.platform.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A server outside the cluster that nobody has a reason to call. It answers every
 * request, as HTTP or Git's, with a manifest, and remembers what it was asked.
 */
final class Canary implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 3000;

	private static final String BODY = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: fetched\n";

	private final ServerSocket socket;

	private final List<String> calls = new CopyOnWriteArrayList<>();

	Canary() throws IOException {
		this.socket = new ServerSocket(0, 100, InetAddress.getByName(Machine.OUTSIDE));
		Thread.ofVirtual().start(this::serve);
	}

	String address() {
		return Machine.OUTSIDE + ":" + this.socket.getLocalPort();
	}

	/** The first line of each call, or that there was none. */
	List<String> calls() {
		return this.calls;
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try {
				Socket call = this.socket.accept();
				Thread.ofVirtual().start(() -> answer(call));
			}
			catch (IOException ex) {
				// Closed.
			}
		}
	}

	private void answer(Socket call) {
		// Whoever connects has come through, whether it says something or not.
		int index;
		synchronized (this.calls) {
			index = this.calls.size();
			this.calls.add("connected");
		}
		try (call) {
			call.setSoTimeout(PATIENCE_MILLIS);
			String line = new BufferedReader(new InputStreamReader(call.getInputStream(), US_ASCII)).readLine();
			this.calls.set(index, String.valueOf(line));
			call.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY)
					.getBytes(US_ASCII));
		}
		catch (IOException ex) {
			// It has been noted.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
