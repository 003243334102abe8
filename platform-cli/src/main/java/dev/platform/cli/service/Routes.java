package dev.platform.cli.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.gitops.Snapshot;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The paths that services have behind the environments' hosts.
 */
record Routes(Snapshot snapshot) {

	/** Whose Ingress has a path already. */
	Optional<String> holder(String path) {
		return this.snapshot.folders("gitops/base")
			.stream()
			.filter((service) -> this.snapshot.files("gitops/base/" + service)
				.stream()
				.filter((file) -> file.endsWith(".yaml"))
				.anyMatch((file) -> has(this.snapshot.read(file).orElse(""), path)))
			.findFirst();
	}

	private static boolean has(String text, String path) {
		try {
			for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
				if (document instanceof Map<?, ?> object && "Ingress".equals(object.get("kind"))
						&& contains(object.get("spec"), path)) {
					return true;
				}
			}
			return false;
		}
		catch (YAMLException ex) {
			// A patch or a template; it is rendered elsewhere.
			return false;
		}
	}

	private static boolean contains(@Nullable Object value, String path) {
		return switch (value) {
			case Map<?, ?> map ->
				path.equals(map.get("path")) || map.values().stream().anyMatch((child) -> contains(child, path));
			case List<?> list -> list.stream().anyMatch((child) -> contains(child, path));
			case null, default -> false;
		};
	}

}
