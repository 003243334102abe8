package dev.platform.result.live;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * A browser that opens the page's connection, and then reads nothing of what it is sent.
 */
class SlowReader implements Closeable {

	private final Socket socket;

	private SlowReader(Socket socket) {
		this.socket = socket;
	}

	/**
	 * Opens a connection.
	 * @param forwardedFor what a proxy says of who this is
	 */
	static SlowReader open(int port, String forwardedFor) throws IOException {
		Socket socket = new Socket("127.0.0.1", port);
		socket.setSoTimeout(60_000);
		socket.getOutputStream().write("""
				GET /live HTTP/1.1\r
				Host: localhost:%d\r
				X-Forwarded-For: %s\r
				Connection: Upgrade\r
				Upgrade: websocket\r
				Sec-WebSocket-Version: 13\r
				Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
				\r
				""".formatted(port, forwardedFor).getBytes(StandardCharsets.US_ASCII));
		return new SlowReader(socket);
	}

	/**
	 * The first line of the answer to its wish to connect.
	 */
	String status() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.socket.getInputStream().read(); next >= 0
				&& next != '\r'; next = this.socket.getInputStream().read()) {
			line.append((char) next);
		}
		return line.toString();
	}

	void say(byte[] frame) throws IOException {
		this.socket.getOutputStream().write(frame);
	}

	/**
	 * Reads to the end, which comes once the service has hung up.
	 */
	boolean isHungUpOn() throws IOException {
		try {
			while (this.socket.getInputStream().read() >= 0) {
				// What it was sent meanwhile.
			}
		}
		catch (SocketException _) {
			// It has.
		}
		return true;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
