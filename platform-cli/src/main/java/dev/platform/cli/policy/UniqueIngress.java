package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No two Ingresses of the cluster claim the same host and path.
 */
record UniqueIngress() implements Rule {

	@Override
	public String name() {
		return "ingress-unique";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		Map<String, Resource> owners = new LinkedHashMap<>();
		List<Violation> violations = new ArrayList<>();
		for (Resource ingress : resources) {
			if (ingress.kind().equals("Ingress")) {
				for (String address : addresses(ingress)) {
					Resource owner = owners.putIfAbsent(address, ingress);
					if (owner != null) {
						violations.add(new Violation(ingress, Severity.ERROR, name(),
								List.of("spec", "rules", "http", "paths", "path"),
								"%s is taken by %s".formatted(address, owner.title()),
								"choose another path, or another host"));
					}
				}
			}
		}
		return violations;
	}

	private static List<String> addresses(Resource ingress) {
		List<String> addresses = new ArrayList<>();
		for (Map<?, ?> rule : ingress.maps("spec", "rules")) {
			Object paths = (rule.get("http") instanceof Map<?, ?> http) ? http.get("paths") : null;
			Resource.maps(paths).forEach((path) -> addresses.add("%s%s".formatted(rule.get("host"), path.get("path"))));
		}
		return addresses;
	}

}
