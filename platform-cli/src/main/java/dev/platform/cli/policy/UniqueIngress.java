package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * No two Ingresses or routes of the cluster claim the same host and path.
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
		for (Resource resource : resources) {
			for (String address : addresses(resource)) {
				// Ingresses and routes are different doors.
				Resource owner = owners.putIfAbsent(resource.kind() + " " + address, resource);
				if (owner != null) {
					violations.add(new Violation(resource, Severity.ERROR, name(), field(resource),
							"%s is taken by %s".formatted(address, owner.title()),
							"choose another path, or another host"));
				}
			}
		}
		return violations;
	}

	private static List<String> field(Resource resource) {
		return resource.kind().equals("Ingress") ? List.of("spec", "rules", "http", "paths", "path")
				: List.of("spec", "rules", "matches", "path", "value");
	}

	private static List<String> addresses(Resource resource) {
		return switch (resource.kind()) {
			case "Ingress" -> ingress(resource);
			case "HTTPRoute" -> route(resource);
			default -> List.of();
		};
	}

	private static List<String> ingress(Resource ingress) {
		List<String> addresses = new ArrayList<>();
		for (Map<?, ?> rule : ingress.maps("spec", "rules")) {
			Object paths = (rule.get("http") instanceof Map<?, ?> http) ? http.get("paths") : null;
			Resource.maps(paths).forEach((path) -> addresses.add(address(rule.get("host"), path.get("path"))));
		}
		return addresses;
	}

	private static List<String> route(Resource route) {
		List<String> addresses = new ArrayList<>();
		List<?> hosts = (route.at("spec", "hostnames") instanceof List<?> list) ? list : List.of("*");
		for (Map<?, ?> rule : route.maps("spec", "rules")) {
			for (Map<?, ?> match : Resource.maps(rule.get("matches"))) {
				// One that also looks at headers may share its path.
				if (match.keySet().equals(Set.of("path")) && match.get("path") instanceof Map<?, ?> path) {
					hosts.forEach((host) -> addresses.add(address(host, path.get("value"))));
				}
			}
		}
		return addresses;
	}

	// A prefix means the same with and without a slash at its end.
	private static String address(@Nullable Object host, @Nullable Object path) {
		return "%s%s".formatted(host, String.valueOf(path).replaceFirst("(?<=.)/+$", ""));
	}

}
