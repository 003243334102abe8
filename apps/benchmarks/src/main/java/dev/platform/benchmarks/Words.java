package dev.platform.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of a benchmark, {@code --name value} each.
 */
record Words(Map<String, String> values) {

	/** Reads options; an unknown one, or one without a value, is wrong usage. */
	static Words of(List<String> words, Set<String> known) {
		Map<String, String> values = new HashMap<>();
		for (int index = 0; index < words.size(); index += 2) {
			String name = words.get(index);
			if (!name.startsWith("--") || !known.contains(name.substring(2))) {
				throw new IllegalArgumentException("%s is not an option; there are: --%s".formatted(name,
						String.join(", --", known.stream().sorted().toList())));
			}
			if (index + 1 == words.size()) {
				throw new IllegalArgumentException(name + " needs a value");
			}
			values.put(name.substring(2), words.get(index + 1));
		}
		return new Words(values);
	}

	int number(String name, int otherwise) {
		String value = this.values.get(name);
		if (value == null) {
			return otherwise;
		}
		if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) == 0) {
			throw new IllegalArgumentException("--%s: \"%s\" is not a number above 0".formatted(name, value));
		}
		return Integer.parseInt(value);
	}

	String word(String name, String otherwise, Set<String> choices) {
		String value = this.values.getOrDefault(name, otherwise);
		if (!choices.contains(value)) {
			throw new IllegalArgumentException("--%s: \"%s\" is not one of: %s".formatted(name, value,
					String.join(", ", choices.stream().sorted().toList())));
		}
		return value;
	}

}
