package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Snapshot;

/**
 * Argo CD brings what the environments' AppProject lists, and nothing else.
 */
record ProjectKinds(Snapshot snapshot) implements Rule {

	private static final String FILE = "bootstrap/applications/environment/project.yaml";

	@Override
	public String name() {
		return "project-kinds";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		Optional<String> text = this.snapshot.read(FILE);
		if (text.isEmpty()) {
			return List.of();
		}
		Resource project = RenderedResources.of(new RenderedOverlay(new EnvironmentName("project"), FILE, text.get()))
			.getFirst();
		List<Map<?, ?>> allowed = Stream
			.concat(project.maps("spec", "namespaceResourceWhitelist").stream(),
					project.maps("spec", "clusterResourceWhitelist").stream())
			.toList();
		return resources.stream()
			.filter((resource) -> allowed.stream().noneMatch((entry) -> lists(entry, resource)))
			.map(this::violation)
			.toList();
	}

	private static boolean lists(Map<?, ?> entry, Resource resource) {
		return List.of(resource.group(), "*").contains(String.valueOf(entry.get("group")))
				&& List.of(resource.kind(), "*").contains(String.valueOf(entry.get("kind")));
	}

	private Violation violation(Resource resource) {
		return new Violation(resource, Severity.ERROR, name(), List.of("kind"),
				"Argo CD may not bring a %s to an environment".formatted(resource.kind()),
				"use another kind, or list it in " + FILE);
	}

}
