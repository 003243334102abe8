package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;

/**
 * No two folders of an environment bring the same object, and no two of the repository
 * have an Application of the same name.
 */
record UniqueObject(Snapshot snapshot) implements Rule {

	@Override
	public String name() {
		return "object-unique";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		List<Violation> violations = new ArrayList<>();
		Map<List<String>, Resource> owners = new HashMap<>();
		// What the environment has was there first, whatever a service is called.
		for (Resource resource : resources.stream().sorted(Comparator.comparing(UniqueObject::isOfAService)).toList()) {
			Resource owner = owners.putIfAbsent(identity(resource), resource);
			if (owner != null) {
				violations.add(violation(resource, "%s brings one of that name, too".formatted(owner.folder()),
						"give it another name"));
			}
		}
		List<String> environments = this.snapshot.folders("gitops/overlays");
		Set<String> folders = new HashSet<>();
		for (Resource resource : resources) {
			if (folders.add(resource.folder())) {
				namesake(resource, environments).ifPresent((other) -> violations.add(violation(resource,
						"its Application is %s, and so is that of %s".formatted(resource.application(), other),
						"give the service, or the environment, another name")));
			}
		}
		return violations;
	}

	private static boolean isOfAService(Resource resource) {
		return !resource.folder().endsWith("/environment");
	}

	private static List<String> identity(Resource resource) {
		String environment = resource.environment().value();
		String namespace = Objects.toString(resource.at("metadata", "namespace"), environment);
		return List.of(environment, namespace, resource.group(), resource.kind(), resource.name());
	}

	// dev with eu-vote, and dev-eu with vote.
	private Optional<String> namesake(Resource resource, List<String> environments) {
		String application = resource.application();
		return environments.stream()
			.filter((environment) -> application.startsWith(environment + "-"))
			.map((environment) -> Resource.ROOT + environment + "/" + application.substring(environment.length() + 1))
			.filter((other) -> !other.equals(resource.folder()) && KustomizationFile.isIn(this.snapshot, other))
			.findFirst();
	}

	private Violation violation(Resource resource, String message, String mend) {
		return new Violation(resource, Severity.ERROR, name(), List.of("metadata", "name"), message, mend);
	}

}
