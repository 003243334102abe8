package dev.platform.cli.git.connection;

import java.time.Duration;
import java.util.Map;

import dev.platform.engine.Problem;

/**
 * How much a server may send, and how long it may take: one that means harm ends neither.
 *
 * @param advertised bytes of the branches that it offers, which are kept in memory
 * @param advertising the time for them
 * @param sent bytes of all
 * @param sending the time for all
 */
public record TransferLimits(long advertised, Duration advertising, long sent, Duration sending) {

	static final String MIB = "PLATFORM_FETCH_MIB";

	static final String SECONDS = "PLATFORM_FETCH_SECONDS";

	// Half a million branches; some time of it may be a person's, who is asked for a
	// passphrase.
	private static final int ADVERTISED_MIB = 64;

	private static final int ADVERTISING_SECONDS = 120;

	private static final int SENT_MIB = 1024;

	private static final int SENDING_SECONDS = 600;

	/** Those that the variables set, or the usual ones. */
	public static TransferLimits of(Map<String, String> environment) {
		int mib = number(environment, MIB, SENT_MIB);
		int seconds = number(environment, SECONDS, SENDING_SECONDS);
		return new TransferLimits(bytes(Math.min(mib, ADVERTISED_MIB)),
				Duration.ofSeconds(Math.min(seconds, ADVERTISING_SECONDS)), bytes(mib), Duration.ofSeconds(seconds));
	}

	private static long bytes(int mib) {
		return (long) mib << 20;
	}

	private static int number(Map<String, String> environment, String name, int otherwise) {
		String text = environment.getOrDefault(name, "").strip();
		if (text.isEmpty()) {
			return otherwise;
		}
		if (!text.matches("[1-9][0-9]{0,6}")) {
			throw Problem.usage("%s is not a whole number above 0".formatted(name),
					"as in: export %s=2048".formatted(name));
		}
		return Integer.parseInt(text);
	}

}
