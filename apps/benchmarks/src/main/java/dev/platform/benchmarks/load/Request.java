package dev.platform.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one vote; without a cookie every request is a voter of its own.
 */
final class Request {

	private Request() {
	}

	static ByteBuffer vote(String choice, int port) {
		String body = "vote=" + choice;
		byte[] bytes = """
				POST / HTTP/1.1\r
				Host: 127.0.0.1:%d\r
				Content-Type: application/x-www-form-urlencoded\r
				Content-Length: %d\r
				\r
				%s""".formatted(port, body.length(), body).getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
	}

}
