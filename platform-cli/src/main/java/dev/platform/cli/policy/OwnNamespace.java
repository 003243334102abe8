package dev.platform.cli.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a folder of an environment brings lies in the namespace of that environment. Argo
 * CD's projects refuse any other one; kinds without a namespace are refused by
 * {@link ProjectKinds}.
 */
record OwnNamespace() implements Rule {

	static final String NAME = "object-namespace";

	static final List<String> FIELD = List.of("metadata", "namespace");

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		return resources.stream().filter(OwnNamespace::isElsewhere).map(OwnNamespace::violation).toList();
	}

	// Where none is named, Argo CD takes the environment's.
	private static boolean isElsewhere(Resource resource) {
		@Nullable Object namespace = resource.at("metadata", "namespace");
		return namespace != null && !namespace.equals(resource.environment().value());
	}

	private static Violation violation(Resource resource) {
		return new Violation(resource, Severity.ERROR, NAME, FIELD,
				"it lies in the namespace %s, and comes from a folder of %s"
					.formatted(resource.at("metadata", "namespace"), resource.environment()),
				"set namespace: %s in %s/kustomization.yaml".formatted(resource.environment(), resource.folder()));
	}

}
