package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

	/** Where the folders are that Argo CD makes Applications of. */
	static final String ROOT = "gitops/overlays/";

	private static final String TRACKING = "argocd.argoproj.io/tracking-id";

	/** The Application that brings it, {@code dev-vote}; empty where none does. */
	String application() {
		return this.folder.startsWith(ROOT) ? this.folder.substring(ROOT.length()).replace('/', '-') : "";
	}

	/**
	 * The object as Argo CD brings it: with the Application's name, whatever the folder
	 * has in its place.
	 */
	Resource brought() {
		Map<String, @Nullable Object> metadata = copy(at("metadata"));
		Map<String, @Nullable Object> annotations = copy(metadata.get("annotations"));
		if (application().isEmpty()) {
			annotations.remove(TRACKING);
		}
		else {
			annotations.put(TRACKING, "%s:%s/%s:%s/%s".formatted(application(), group(), kind(),
					Objects.toString(metadata.get("namespace"), this.environment.value()), name()));
		}
		metadata.put("annotations", annotations);
		Map<String, @Nullable Object> brought = new LinkedHashMap<>(this.content);
		brought.put("metadata", metadata);
		return new Resource(this.environment, this.folder, brought);
	}

	private static Map<String, @Nullable Object> copy(@Nullable Object value) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, item) -> copy.put(String.valueOf(key), item));
		}
		return copy;
	}

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
