package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * Argo CD brings to an environment what an AppProject lists: one for its services, one
 * for the folder {@code environment}, which is the fence around them.
 */
record ProjectKinds(Snapshot snapshot) implements Rule {

	private static final String SERVICES = "bootstrap/applications/environment/project.yaml";

	private static final String FENCE = "bootstrap/applications/environment/fence.yaml";

	@Override
	public String name() {
		return "project-kinds";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		return Stream.of(SERVICES, FENCE).flatMap((file) -> violations(file, resources)).toList();
	}

	private Stream<Violation> violations(String file, List<Resource> resources) {
		Optional<String> text = this.snapshot.read(file);
		if (text.isEmpty()) {
			return Stream.empty();
		}
		List<Map<?, ?>> allowed = allowed(file, text.get());
		return resources.stream()
			.filter((resource) -> file.equals(resource.folder().endsWith("/environment") ? FENCE : SERVICES))
			.filter((resource) -> allowed.stream().noneMatch((entry) -> lists(entry, resource)))
			.map((resource) -> violation(file, resource));
	}

	private static List<Map<?, ?>> allowed(String file, String text) {
		Resource project = RenderedResources.of(new RenderedOverlay(new EnvironmentName("project"), file, text))
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.failed("%s:1: there is no AppProject in it".formatted(file),
					"git log -p -- " + file));
		return Stream.of("namespaceResourceWhitelist", "clusterResourceWhitelist")
			.flatMap((list) -> project.maps("spec", list).stream())
			.<Map<?, ?>>map((entry) -> entry)
			.toList();
	}

	private static boolean lists(Map<?, ?> entry, Resource resource) {
		return List.of(resource.group(), "*").contains(String.valueOf(entry.get("group")))
				&& List.of(resource.kind(), "*").contains(String.valueOf(entry.get("kind")));
	}

	private Violation violation(String file, Resource resource) {
		String hint = file.equals(SERVICES)
				? "use another kind; what fences an environment in is in its folder environment"
				: "put it into the folder of a service";
		return new Violation(resource, Severity.ERROR, name(), List.of("kind"),
				"Argo CD may not bring a %s to an environment from %s".formatted(resource.kind(), resource.folder()),
				"%s, or list it in %s".formatted(hint, file));
	}

}
