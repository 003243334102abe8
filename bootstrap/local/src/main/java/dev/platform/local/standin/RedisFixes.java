package dev.platform.local.standin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Faults of Redis that are known in public, and the releases that have them fixed, from
 * Redis' own notes; a line of releases that is not named was given up before.
 */
enum RedisFixes {

	CVE_2024_31228("6.2.16", "7.2.6", "7.4.1"), CVE_2024_31449("6.2.16", "7.2.6", "7.4.1"),
	CVE_2024_46981("6.2.17", "7.2.7", "7.4.2"), CVE_2025_21605("6.2.18", "7.2.8", "7.4.3"),
	CVE_2025_32023("6.2.19", "7.2.10", "7.4.5", "8.0.3"), CVE_2025_48367("6.2.19", "7.2.10", "7.4.5", "8.0.3"),
	CVE_2025_46817("6.2.20", "7.2.11", "7.4.6", "8.0.4", "8.2.2"),
	CVE_2025_46818("6.2.20", "7.2.11", "7.4.6", "8.0.4", "8.2.2"),
	CVE_2025_46819("6.2.20", "7.2.11", "7.4.6", "8.0.4", "8.2.2"),
	CVE_2025_49844("6.2.20", "7.2.11", "7.4.6", "8.0.4", "8.2.2");

	private final List<RedisVersion> fixed;

	RedisFixes(String... releases) {
		this.fixed = Stream.of(releases).map((number) -> new RedisVersion("Redis", number)).toList();
	}

	/**
	 * The faults that a server still has, by what it says of itself. Valkey was not
	 * looked at: it numbers its own releases, and the one that is fetched is newer than
	 * these.
	 */
	static List<String> missing(RedisVersion version) {
		if (!version.product().equals("Redis")) {
			return List.of();
		}
		return Stream.of(values())
			.filter((fix) -> !fix.isIn(version))
			.map((fix) -> fix.name().replace('_', '-'))
			.toList();
	}

	private boolean isIn(RedisVersion version) {
		return this.fixed.stream()
			.filter((fix) -> line(fix).equals(line(version)))
			.findFirst()
			.map((fix) -> version.compareTo(fix) >= 0)
			.orElseGet(() -> version.compareTo(this.fixed.stream().max(Comparator.naturalOrder()).orElseThrow()) > 0);
	}

	private static String line(RedisVersion version) {
		return version.number().substring(0, version.number().lastIndexOf('.'));
	}

}
