package dev.platform.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The head of a response.
 *
 * @param last whether the server closes the connection after it
 */
record Answer(int status, boolean last) {

	static final int ACCEPTED = 303;

	private static final int STATUS_AT = "HTTP/1.1 ".length();

	/** The answer, or null if the head is not complete yet. */
	static @Nullable Answer read(ByteBuffer buffer) {
		String head = StandardCharsets.ISO_8859_1.decode(buffer.duplicate().flip()).toString();
		if (!head.contains("\r\n\r\n")) {
			return null;
		}
		int status = Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
		// Only the answer to a vote is known to have no body.
		return new Answer(status, status != ACCEPTED || head.toLowerCase(Locale.ROOT).contains("connection: close"));
	}

}
