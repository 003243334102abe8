package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Names the fields in which two contents differ, the items of lists by their name:
 * {@code spec.containers[vote].image}.
 */
final class FieldChanges {

	private FieldChanges() {
	}

	static List<String> between(@Nullable Object before, @Nullable Object after) {
		Map<String, @Nullable Object> from = flat(before);
		Map<String, @Nullable Object> to = flat(after);
		TreeSet<String> fields = new TreeSet<>(from.keySet());
		fields.addAll(to.keySet());
		fields.removeIf((field) -> from.containsKey(field) && to.containsKey(field)
				&& Objects.equals(from.get(field), to.get(field)));
		return List.copyOf(fields);
	}

	/** The value of a field that was named so; null where there is none. */
	static @Nullable Object at(@Nullable Object content, String field) {
		return flat(content).get(field);
	}

	private static Map<String, @Nullable Object> flat(@Nullable Object content) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		collect("", content, fields);
		return fields;
	}

	private static void collect(String field, @Nullable Object value, Map<String, @Nullable Object> fields) {
		switch (value) {
			case Map<?, ?> map when !map.isEmpty() ->
				map.forEach((key, child) -> collect(field.isEmpty() ? "" + key : field + "." + key, child, fields));
			case List<?> list when !list.isEmpty() -> {
				List<String> names = names(list);
				for (int index = 0; index < list.size(); index++) {
					collect("%s[%s]".formatted(field, names.get(index)), list.get(index), fields);
				}
			}
			case null, default -> fields.put(field, value);
		}
	}

	// A name where each item has its own, otherwise the position.
	private static List<String> names(List<?> list) {
		List<String> names = new ArrayList<>();
		for (Object item : list) {
			names.add((item instanceof Map<?, ?> map && map.get("name") instanceof String name) ? name : "");
		}
		boolean usable = names.stream().noneMatch(String::isEmpty) && names.stream().distinct().count() == names.size();
		if (!usable) {
			for (int index = 0; index < names.size(); index++) {
				names.set(index, String.valueOf(index));
			}
		}
		return names;
	}

}
