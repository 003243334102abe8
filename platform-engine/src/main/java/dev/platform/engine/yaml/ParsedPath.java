package dev.platform.engine.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A {@link YamlPath} through parsed content, where a list's items are compared as a
 * whole.
 */
record ParsedPath(YamlPath path) {

	/** The list there; nothing where there is none. */
	@SuppressWarnings("unchecked")
	Optional<List<Object>> items(@Nullable Object root) {
		Object content = root;
		for (String step : this.path.steps()) {
			content = next(content, step);
		}
		return (content instanceof List<?> list) ? Optional.of((List<Object>) list) : Optional.empty();
	}

	/** The mapping there; empty where there is none. */
	@SuppressWarnings("unchecked")
	Map<String, Object> mapping(@Nullable Object root) {
		Object content = root;
		for (String step : this.path.steps()) {
			content = next(content, step);
		}
		return (content instanceof Map<?, ?> map) ? (Map<String, Object>) map : Map.of();
	}

	/** Sets the value there; false where the path does not exist. */
	@SuppressWarnings("unchecked")
	boolean set(@Nullable Object root, Object value) {
		List<String> steps = this.path.steps();
		Object parent = root;
		for (String step : steps.subList(0, steps.size() - 1)) {
			parent = next(parent, step);
		}
		String last = steps.getLast();
		if (parent instanceof Map<?, ?> map && map.containsKey(last)) {
			((Map<String, Object>) map).put(last, value);
			return true;
		}
		if (parent instanceof List<?> list) {
			int index = list.indexOf(next(list, last));
			if (index >= 0) {
				((List<Object>) list).set(index, value);
			}
			return index >= 0;
		}
		return false;
	}

	private static @Nullable Object next(@Nullable Object content, String step) {
		if (content instanceof Map<?, ?> map) {
			return map.get(step);
		}
		if (content instanceof List<?> list) {
			String[] condition = step.split("=", 2);
			return list.stream()
				.filter((item) -> item instanceof Map<?, ?> map && condition[1].equals(map.get(condition[0])))
				.findFirst()
				.orElse(null);
		}
		return null;
	}

}
