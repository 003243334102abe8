package dev.platform.benchmarks.system;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Entries of the queue as the vote service writes them.
 */
final class Entries {

	private static final int ID_BYTES = 16;

	private Entries() {
	}

	/** Votes of now, each of a voter of its own. */
	static Stream<Map<String, String>> of(int votes) {
		String at = Long.toString(System.currentTimeMillis());
		return IntStream.range(0, votes)
			.mapToObj((index) -> Map.of("voter", voter(), "vote", (index % 3 == 0) ? "b" : "a", "at", at));
	}

	private static String voter() {
		byte[] id = new byte[ID_BYTES];
		ThreadLocalRandom.current().nextBytes(id);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
	}

}
