package dev.platform.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.platform.benchmarks.system.Checkout;

/**
 * Runs one of the benchmarks: {@code votes} or {@code faults}.
 */
public final class Benchmarks {

	private static final int FAILED = 1;

	private static final int WRONG_USAGE = 2;

	private Benchmarks() {
	}

	public static void main(String[] words) {
		System.exit(run(words[0], Arrays.asList(words).subList(1, words.length)));
	}

	private static int run(String benchmark, List<String> words) {
		Checkout checkout = new Checkout(Path.of(System.getenv().getOrDefault("PLATFORM_CHECKOUT", "")));
		try {
			boolean good = benchmark.equals("votes") ? Votes.of(words).run(checkout) : Faults.of(words).run(checkout);
			return good ? 0 : FAILED;
		}
		catch (IllegalArgumentException ex) {
			Figures.tell("%s: %s%n  try: apps/benchmarks/%1$s".formatted(benchmark, ex.getMessage()));
			return WRONG_USAGE;
		}
		catch (Exception ex) {
			Figures.tell("%s: %s%n  look into apps/benchmarks/target/systems".formatted(benchmark, ex));
			return FAILED;
		}
	}

}
