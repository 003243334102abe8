package dev.platform.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, as lines {@code name value unit} on standard output; everything else
 * goes to standard error.
 */
final class Figures {

	private static final int PRECISE_BELOW = 100;

	private final Map<String, String> lines = new LinkedHashMap<>();

	private final Map<String, Double> values = new LinkedHashMap<>();

	void add(String name, double value, String unit) {
		boolean whole = value == Math.rint(value) || Math.abs(value) >= PRECISE_BELOW;
		String line = String.format(Locale.ROOT, whole ? "%s %.0f %s" : "%s %.2f %s", name, value, unit);
		this.lines.put(name, line);
		this.values.put(name, value);
		tell("  " + line);
	}

	void print() {
		this.lines.values().forEach(System.out::println);
	}

	/** What was measured, by name. */
	Map<String, Double> values() {
		return Map.copyOf(this.values);
	}

	static void tell(String line) {
		System.err.println(line);
	}

}
