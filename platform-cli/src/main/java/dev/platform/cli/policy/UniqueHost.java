package dev.platform.cli.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Snapshot;

/**
 * No two environments answer for the same host, and none for one of the platform's own.
 */
record UniqueHost(Snapshot snapshot, Fences fences) implements Rule {

	private static final List<String> PLATFORM = List.of("bootstrap/argocd/ingress.yaml",
			"bootstrap/git-server/manifests/ingress.yaml");

	@Override
	public String name() {
		return "host-unique";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		return resources.stream()
			.filter((resource) -> resource.folder().equals(Fences.folder(resource.environment())))
			.map(Resource::environment)
			.distinct()
			.flatMap((environment) -> this.fences.namespace(environment).stream())
			.flatMap((namespace) -> this.fences.hosts(namespace.environment())
				.stream()
				.flatMap((host) -> owner(host, namespace.environment()).stream()
					.map((owner) -> new Violation(namespace, Severity.ERROR, name(),
							List.of("metadata", "annotations", Fences.HOSTS),
							"%s is a host of %s, too".formatted(host, owner), "choose another host"))))
			.toList();
	}

	private Optional<String> owner(String host, EnvironmentName environment) {
		return Optional.ofNullable(ownersWithout(environment).get(host));
	}

	private Map<String, String> ownersWithout(EnvironmentName environment) {
		Map<String, String> owners = new LinkedHashMap<>();
		PLATFORM.forEach((file) -> this.snapshot.read(file)
			.ifPresent((text) -> hosts(environment, file, text).forEach((host) -> owners.put(host, file))));
		this.snapshot.folders("gitops/overlays")
			.stream()
			.filter(EnvironmentName::isOne)
			.map(EnvironmentName::new)
			.filter((other) -> !other.equals(environment))
			.forEach((other) -> this.fences.hosts(other).forEach((host) -> owners.put(host, other.value())));
		return owners;
	}

	private static List<String> hosts(EnvironmentName environment, String file, String text) {
		return RenderedResources.of(new RenderedOverlay(environment, file, text))
			.stream()
			.flatMap((ingress) -> ingress.maps("spec", "rules").stream())
			.map((rule) -> Objects.toString(rule.get("host"), ""))
			.toList();
	}

}
