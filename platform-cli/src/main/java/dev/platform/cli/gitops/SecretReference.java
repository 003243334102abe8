package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A value that a container takes from a Secret, which stands nowhere in Git.
 */
public record SecretReference(String name, String key) {

	/** All references in a stream of rendered manifests, each once. */
	public static List<SecretReference> in(String manifests) {
		List<SecretReference> references = new ArrayList<>();
		for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests)) {
			collect(document, references);
		}
		return references.stream().distinct().toList();
	}

	private static void collect(@Nullable Object value, List<SecretReference> references) {
		if (value instanceof Map<?, ?> map) {
			if (map.get("secretKeyRef") instanceof Map<?, ?> reference) {
				references.add(new SecretReference(String.valueOf(reference.get("name")),
						String.valueOf(reference.get("key"))));
			}
			collect(map.values(), references);
		}
		else if (value instanceof Collection<?> items) {
			items.forEach((item) -> collect(item, references));
		}
	}

}
