package dev.platform.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of one vote, and whose it is.
 *
 * @param voter null for a newcomer, whom only the service will know
 */
record Request(ByteBuffer bytes, @Nullable String voter) {

	static Request ofNewcomer(String choice, int port) {
		return new Request(bytes(choice, port, ""), null);
	}

	static Request of(Ballot ballot, String choice, int port) {
		return new Request(bytes(choice, port, "Cookie: voter=%s\r\n".formatted(ballot.cookie())), ballot.voter());
	}

	private static ByteBuffer bytes(String choice, int port, String cookie) {
		String body = "vote=" + choice;
		byte[] bytes = """
				POST / HTTP/1.1\r
				Host: 127.0.0.1:%d\r
				Content-Type: application/x-www-form-urlencoded\r
				Content-Length: %d\r
				%s\r
				%s""".formatted(port, body.length(), cookie, body).getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.wrap(bytes);
	}

}
