package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;

/**
 * The namespaces of the environments, whose label tells policies how releases come there:
 * into the first, and into previews, they are deployed, into the others promoted.
 */
record Namespaces(Pipeline pipeline, Fences fences) implements Rule {

	private static final String LABEL = "platform.dev/releases";

	@Override
	public String name() {
		return "environment-label";
	}

	/**
	 * The namespace as policies see it: with the labels that it has, or will be asked to
	 * have, so that no policy is passed by taking one away; and with what its file lists.
	 */
	NamespaceObject of(EnvironmentName environment) {
		Map<String, String> labels = Map.of("kubernetes.io/metadata.name", environment.value(), LABEL,
				releases(environment), "pod-security.kubernetes.io/enforce", "restricted",
				"pod-security.kubernetes.io/enforce-version", "v1.35");
		return new NamespaceObject(labels,
				this.fences.namespace(environment).map(Resource::annotations).orElse(Map.of()));
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		List<Violation> violations = new ArrayList<>();
		for (Resource namespace : resources) {
			String wanted = releases(namespace.environment());
			if (namespace.kind().equals("Namespace")
					&& !wanted.equals(namespace.labels("metadata", "labels").get(LABEL))) {
				violations.add(new Violation(namespace, Severity.ERROR, name(), List.of("metadata", "labels", LABEL),
						"its label %s is not \"%s\", so that its policies are not those of its place in the pipeline"
							.formatted(LABEL, wanted),
						"set the label %s: %s".formatted(LABEL, wanted)));
			}
		}
		return violations;
	}

	private String releases(EnvironmentName environment) {
		return this.pipeline.environments().stream().skip(1).anyMatch((next) -> next.name().equals(environment))
				? "promoted" : "deployed";
	}

}
