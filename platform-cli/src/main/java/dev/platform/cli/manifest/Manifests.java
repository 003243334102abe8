package dev.platform.cli.manifest;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Rendered resources by what they are called.
 */
public record Manifests(SortedMap<ResourceId, Resource> resources) {

	/** Reads a stream of YAML documents, as {@code kustomize build} writes it. */
	public static Manifests parse(String stream) {
		SortedMap<ResourceId, Resource> resources = new TreeMap<>();
		Arrays.stream(stream.split("(?m)^---\\n"))
			.filter((document) -> !document.isBlank())
			.forEach((document) -> put(document, resources));
		return new Manifests(resources);
	}

	/** All of several renderings. */
	public static Manifests all(Collection<Manifests> renderings) {
		SortedMap<ResourceId, Resource> resources = new TreeMap<>();
		renderings.forEach((rendering) -> resources.putAll(rendering.resources()));
		return new Manifests(resources);
	}

	private static void put(String document, SortedMap<ResourceId, Resource> resources) {
		if (new Yaml(new SafeConstructor(new LoaderOptions())).load(document) instanceof Map<?, ?> content) {
			ResourceId full = id(content);
			// Two that differ in the hash alone keep it.
			ResourceId id = resources.containsKey(full.withoutHash()) ? full : full.withoutHash();
			resources.put(id, new Resource(id, document, content));
		}
	}

	private static ResourceId id(Map<?, ?> content) {
		Map<?, ?> metadata = (content.get("metadata") instanceof Map<?, ?> map) ? map : Map.of();
		String version = Objects.toString(content.get("apiVersion"), "");
		String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
		return new ResourceId(Objects.toString(content.get("kind"), "?"), Objects.toString(metadata.get("name"), "?"),
				Objects.toString(metadata.get("namespace"), ""), group);
	}

	/** Those that are new or other than they were. */
	public Manifests changedSince(Manifests before) {
		SortedMap<ResourceId, Resource> changed = new TreeMap<>(this.resources);
		changed.values()
			.removeIf((resource) -> before.find(resource.id())
				.filter((other) -> other.content().equals(resource.content()))
				.isPresent());
		return new Manifests(changed);
	}

	/** Whether it has workloads, and all of them ask for no pods. */
	public boolean isIdle() {
		List<Resource> workloads = this.resources.values().stream().filter(PodChanges::isWorkload).toList();
		return !workloads.isEmpty() && workloads.stream().noneMatch((workload) -> PodChanges.hasPods(workload, this));
	}

	Optional<Resource> find(ResourceId id) {
		return Optional.ofNullable(this.resources.get(id));
	}

	Stream<Resource> of(String kind) {
		// They are ordered by kind first.
		return this.resources.tailMap(new ResourceId(kind, "", "", ""))
			.values()
			.stream()
			.takeWhile((resource) -> resource.id().is(kind));
	}

	/** As a stream of YAML documents again. */
	public String stream() {
		return String.join("---\n", this.resources.values().stream().map(Resource::text).toList());
	}

}
