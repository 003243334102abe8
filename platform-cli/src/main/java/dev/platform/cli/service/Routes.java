package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The paths that services have behind the environments' hosts.
 */
record Routes(Snapshot snapshot) {

	/**
	 * Whose Ingress has a path already, or one that the other lies within; only the root
	 * is shared.
	 */
	Optional<String> holder(String path) {
		if (path.isEmpty()) {
			return Optional.empty();
		}
		for (String service : this.snapshot.folders("gitops/base")) {
			for (String file : this.snapshot.files("gitops/base/" + service)) {
				List<String> taken = file.endsWith(".yaml") ? paths(this.snapshot.read(file).orElse("")) : List.of();
				Optional<String> clash = taken.stream().filter((other) -> clash(path, other)).findFirst();
				if (clash.isPresent()) {
					return Optional.of(clash.get().equals(path) ? service : service + ", which has " + clash.get());
				}
			}
		}
		return Optional.empty();
	}

	private static boolean clash(String path, String other) {
		return path.equals(other)
				|| (!path.equals("/") && !other.equals("/") && (within(path, other) || within(other, path)));
	}

	private static boolean within(String path, String other) {
		return path.startsWith(other + "/");
	}

	private static List<String> paths(String text) {
		List<String> paths = new ArrayList<>();
		try {
			for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
				if (document instanceof Map<?, ?> object && "Ingress".equals(object.get("kind"))) {
					collect(object.get("spec"), paths);
				}
			}
		}
		catch (RuntimeException ex) {
			// A patch or a template; it is rendered elsewhere.
		}
		return paths;
	}

	private static void collect(@Nullable Object value, List<String> paths) {
		switch (value) {
			case Map<?, ?> map -> {
				if (map.get("path") instanceof String path) {
					paths.add(path);
				}
				map.values().forEach((child) -> collect(child, paths));
			}
			case List<?> list -> list.forEach((child) -> collect(child, paths));
			case null, default -> {
			}
		}
	}

}
