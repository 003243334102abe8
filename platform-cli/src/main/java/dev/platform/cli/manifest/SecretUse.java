package dev.platform.cli.manifest;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The Secrets that resources name, with the key where they name one:
 * {@code redis/password}.
 */
final class SecretUse {

	private SecretUse() {
	}

	static Set<String> in(Manifests manifests) {
		Set<String> uses = new TreeSet<>();
		manifests.resources().values().forEach((resource) -> collect(resource.content(), uses));
		return uses;
	}

	private static void collect(@Nullable Object value, Set<String> uses) {
		if (value instanceof Map<?, ?> map) {
			if (map.get("secretKeyRef") instanceof Map<?, ?> reference) {
				uses.add("%s/%s".formatted(reference.get("name"), reference.get("key")));
			}
			if (map.get("secretRef") instanceof Map<?, ?> reference) {
				uses.add(String.valueOf(reference.get("name")));
			}
			if (map.get("secretName") instanceof String name) {
				uses.add(name);
			}
			map.values().forEach((child) -> collect(child, uses));
		}
		else if (value instanceof Iterable<?> items) {
			items.forEach((item) -> collect(item, uses));
		}
	}

}
