package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

/**
 * One rendered object.
 *
 * @param folder the overlay it was rendered from
 * @param content maps, lists and scalars as in JSON
 */
record Resource(EnvironmentName environment, String folder, Map<String, @Nullable Object> content) {

	String apiVersion() {
		return String.valueOf(this.content.get("apiVersion"));
	}

	String kind() {
		return String.valueOf(this.content.get("kind"));
	}

	/** The API group; empty for the core one. */
	String group() {
		int slash = apiVersion().indexOf('/');
		return (slash < 0) ? "" : apiVersion().substring(0, slash);
	}

	String version() {
		return apiVersion().substring(apiVersion().indexOf('/') + 1);
	}

	/** The kind as the API's paths write it, {@code networkpolicies}. */
	String plural() {
		String singular = kind().toLowerCase(Locale.ROOT);
		if (singular.equals("endpoints")) {
			return singular;
		}
		if (singular.endsWith("y") && !singular.endsWith("ay")) {
			return singular.substring(0, singular.length() - 1) + "ies";
		}
		return singular + (singular.endsWith("s") ? "es" : "s");
	}

	String name() {
		return String.valueOf(at("metadata", "name"));
	}

	/** For messages, {@code prod Deployment/vote}. */
	String title() {
		return "%s %s/%s".formatted(this.environment, kind(), name());
	}

	Map<String, String> annotations() {
		return strings(at("metadata", "annotations"));
	}

	/** What a path of keys leads to; null where it leads nowhere. */
	@Nullable Object at(String... path) {
		Object value = this.content;
		for (String key : path) {
			value = (value instanceof Map<?, ?> map) ? map.get(key) : null;
		}
		return value;
	}

	Map<String, String> labels(String... path) {
		return strings(at(path));
	}

	List<Map<?, ?>> maps(String... path) {
		return maps(at(path));
	}

	static List<Map<?, ?>> maps(@Nullable Object value) {
		if (!(value instanceof List<?> list)) {
			return List.of();
		}
		List<Map<?, ?>> maps = new ArrayList<>();
		list.forEach((item) -> {
			if (item instanceof Map<?, ?> map) {
				maps.add(map);
			}
		});
		return maps;
	}

	private static Map<String, String> strings(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			return Map.of();
		}
		Map<String, String> strings = new TreeMap<>();
		map.forEach((key, text) -> strings.put(String.valueOf(key), Objects.toString(text, "")));
		return strings;
	}

}
