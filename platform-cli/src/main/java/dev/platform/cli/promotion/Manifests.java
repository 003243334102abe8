package dev.platform.cli.promotion;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Rendered resources, each as its own text, by kind and name.
 */
record Manifests(SortedMap<String, String> resources) {

	static Manifests parse(String stream) {
		SortedMap<String, String> resources = new TreeMap<>();
		Arrays.stream(stream.split("(?m)^---\\n"))
			.filter((document) -> !document.isBlank())
			.forEach((document) -> resources.put(name(document), document));
		return new Manifests(resources);
	}

	private static String name(String document) {
		Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(document);
		if (content instanceof Map<?, ?> resource && resource.get("metadata") instanceof Map<?, ?> metadata) {
			String kind = String.valueOf(resource.get("kind"));
			String name = String.valueOf(metadata.get("name"));
			return kind + "/" + (kind.equals("ConfigMap") ? withoutHash(name) : name);
		}
		return "?";
	}

	// Kustomize's generators append a hash of ten characters; without it, the two sides
	// of
	// a change meet.
	private static String withoutHash(String name) {
		return name.replaceFirst("-[a-z0-9]{10}$", "");
	}

}
