package dev.platform.vote.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A connection on which somebody takes their time.
 */
class SlowClient implements Closeable {

	private static final int PATIENCE_MILLIS = 60_000;

	private final Socket socket;

	SlowClient(int port) throws IOException {
		this.socket = new Socket("127.0.0.1", port);
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setTcpNoDelay(true);
	}

	SlowClient say(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		return this;
	}

	/**
	 * Goes on with a byte now and then until the service hangs up.
	 */
	void dribble() throws InterruptedException {
		try {
			while (this.socket.getInputStream().available() == 0 && !hungUp()) {
				say("x");
			}
		}
		catch (IOException _) {
			// It has.
		}
	}

	// Waits for what comes, too, so that there is a pause between two bytes.
	private boolean hungUp() throws IOException {
		this.socket.setSoTimeout(50);
		try {
			return this.socket.getInputStream().read() < 0;
		}
		catch (SocketTimeoutException _) {
			return false;
		}
	}

	/**
	 * The first line of the answer.
	 */
	String status() throws IOException {
		StringBuilder line = new StringBuilder();
		InputStream answer = this.socket.getInputStream();
		for (int next = answer.read(); next >= 0 && next != '\r'; next = answer.read()) {
			line.append((char) next);
		}
		return line.toString();
	}

	/**
	 * Whether the service has hung up on this client, after waiting for it.
	 */
	boolean isHungUpOn() throws IOException {
		try {
			return this.socket.getInputStream().read() < 0;
		}
		catch (SocketException _) {
			return true;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
