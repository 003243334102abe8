package dev.platform.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The head of a response.
 *
 * @param voter the voter that the cookie names; null if there is none
 * @param last whether the server closes the connection after it
 */
record Answer(int status, @Nullable String voter, boolean last) {

	static final int ACCEPTED = 303;

	private static final int STATUS_AT = "HTTP/1.1 ".length();

	private static final String COOKIE = "set-cookie: voter=";

	/** The answer, or null if the head is not complete yet. */
	static @Nullable Answer read(ByteBuffer buffer) {
		String head = StandardCharsets.ISO_8859_1.decode(buffer.duplicate().flip()).toString();
		if (!head.contains("\r\n\r\n")) {
			return null;
		}
		int status = Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
		String words = head.toLowerCase(Locale.ROOT);
		int cookie = words.indexOf(COOKIE);
		String voter = (cookie < 0) ? null
				: head.substring(cookie + COOKIE.length(), head.indexOf('.', cookie + COOKIE.length()));
		// Only the answer to a vote is known to have no body.
		return new Answer(status, voter, status != ACCEPTED || words.contains("connection: close"));
	}

}
