package dev.platform.cli.environment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;

/**
 * The annotations of an environment's namespace, as its file has them: the hosts that it
 * answers for, and its exceptions from rules.
 */
record NamespaceFile(EnvironmentName name) {

	private static final String HOSTS = "platform.dev/hosts";

	private static final String EXCEPTION = "exception.platform.dev/";

	List<String> hosts(Snapshot at) {
		return Stream.of(String.valueOf(annotations(at).getOrDefault(HOSTS, "")).split(","))
			.map(String::strip)
			.filter((host) -> !host.isEmpty())
			.toList();
	}

	/** For a template: each with the {@code rule} and the {@code lines}. */
	List<Map<String, Object>> exceptions(Snapshot at) {
		return annotations(at).entrySet()
			.stream()
			.filter((annotation) -> annotation.getKey().startsWith(EXCEPTION))
			.map((annotation) -> Map.<String, Object>of("rule", annotation.getKey().substring(EXCEPTION.length()),
					"lines", annotation.getValue().lines().filter((line) -> !line.isBlank()).toList()))
			.toList();
	}

	private Map<String, String> annotations(Snapshot at) {
		String path = "gitops/overlays/%s/environment/namespace.yaml".formatted(this.name);
		Object content = at.read(path).map((text) -> new YamlFile(path, text).content()).orElse(null);
		if (!(content instanceof Map<?, ?> fields) || !(fields.get("metadata") instanceof Map<?, ?> metadata)
				|| !(metadata.get("annotations") instanceof Map<?, ?> annotations)) {
			return Map.of();
		}
		return annotations.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> String.valueOf(entry.getKey()),
					(entry) -> String.valueOf(entry.getValue()), (first, _) -> first, TreeMap::new));
	}

}
