package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the objects of rendered overlays.
 */
final class RenderedResources {

	private static final int LARGEST = 64 * 1024 * 1024;

	private RenderedResources() {
	}

	static List<Resource> of(RenderedOverlay overlay) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LARGEST);
		List<Resource> resources = new ArrayList<>();
		try {
			for (Object document : new Yaml(new SafeConstructor(options)).loadAll(overlay.manifests())) {
				if (document instanceof Map<?, ?> map) {
					resources.add(new Resource(overlay.environment(), overlay.folder(), fields(map)));
				}
			}
		}
		catch (RuntimeException ex) {
			String reason = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
			throw Problem.failed("%s is not valid YAML: %s".formatted(overlay.folder(), reason), "mend the file", ex);
		}
		return resources;
	}

	private static Map<String, @Nullable Object> fields(Map<?, ?> map) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		map.forEach((key, value) -> fields.put(String.valueOf(key), json(value)));
		return fields;
	}

	// As an API server sees it: integers have 64 bits, keys are strings.
	private static @Nullable Object json(@Nullable Object value) {
		return switch (value) {
			case Map<?, ?> map -> fields(map);
			case List<?> list -> list.stream().map(RenderedResources::json).toList();
			case Integer number -> number.longValue();
			case null, default -> value;
		};
	}

}
