package dev.platform.benchmarks.system;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The servers that can keep the queue, each with the settings of its manifest.
 */
public enum QueueServer {

	REDIS {
		@Override
		Queue in(Path directory, Checkout checkout, List<String> more) {
			return Redis.in(directory, checkout, more);
		}
	},
	NATS {
		@Override
		Queue in(Path directory, Checkout checkout, List<String> more) {
			return Nats.in(directory, checkout, more);
		}
	};

	/**
	 * A server that does not run yet.
	 * @param more arguments beyond its manifest's; the last one counts
	 */
	abstract Queue in(Path directory, Checkout checkout, List<String> more);

	public static QueueServer of(String name) {
		return valueOf(name.toUpperCase(Locale.ROOT));
	}

	/** What they are called on the command line. */
	public static Set<String> names() {
		return Arrays.stream(values()).map(QueueServer::toString).collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
