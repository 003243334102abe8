package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A rendered resource.
 *
 * @param id its name without a generated hash
 * @param text as it was rendered
 * @param content the same as maps, lists and scalars
 */
public record Resource(ResourceId id, String text, Map<?, ?> content) {

	/** The value at a path of keys; null where there is none. */
	@Nullable Object at(String... path) {
		Object value = this.content;
		for (String key : path) {
			value = (value instanceof Map<?, ?> map) ? map.get(key) : null;
		}
		return value;
	}

	/** The text at a path; the default where there is none. */
	String text(String otherwise, String... path) {
		return Objects.toString(at(path), otherwise);
	}

	int number(int otherwise, String... path) {
		return (at(path) instanceof Number number) ? number.intValue() : otherwise;
	}

	/** The name with the hash, by which others refer to it. */
	String fullName() {
		return text("", "metadata", "name");
	}

	static List<Map<?, ?>> maps(@Nullable Object list) {
		List<Map<?, ?>> maps = new ArrayList<>();
		if (list instanceof Iterable<?> items) {
			items.forEach((item) -> {
				if (item instanceof Map<?, ?> map) {
					maps.add(map);
				}
			});
		}
		return maps;
	}

}
