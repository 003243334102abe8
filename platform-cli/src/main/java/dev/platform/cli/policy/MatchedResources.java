package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a policy, or its binding, is about: {@code matchConstraints} or
 * {@code matchResources}.
 */
record MatchedResources(@Nullable Map<?, ?> fields) {

	static MatchedResources of(@Nullable Object value) {
		return new MatchedResources((value instanceof Map<?, ?> map) ? map : null);
	}

	/**
	 * What an API server looks at there, and this does not; nothing where all is known.
	 */
	Optional<String> unknown() {
		List<Map<?, ?>> rules = Resource.maps((this.fields != null) ? this.fields.get("resourceRules") : null);
		return (this.fields != null && this.fields.containsKey("excludeResourceRules"))
				? Optional.of("excludeResourceRules")
				: rules.stream().anyMatch((rule) -> rule.containsKey("resourceNames")) ? Optional.of("resourceNames")
						: Optional.empty();
	}

	boolean contain(Resource resource, Map<String, String> namespaceLabels) {
		if (this.fields == null) {
			return true;
		}
		return LabelSelector.of(this.fields.get("namespaceSelector")).matches(namespaceLabels)
				&& LabelSelector.of(this.fields.get("objectSelector")).matches(resource.labels("metadata", "labels"))
				&& rules(resource);
	}

	private boolean rules(Resource resource) {
		List<Map<?, ?>> rules = Resource.maps((this.fields != null) ? this.fields.get("resourceRules") : null);
		return rules.isEmpty() || rules.stream()
			.anyMatch((rule) -> names(rule, "apiGroups", resource.group())
					&& names(rule, "apiVersions", resource.version()) && names(rule, "resources", resource.plural())
					&& names(rule, "operations", "CREATE") && scope(rule, resource));
	}

	private static boolean scope(Map<?, ?> rule, Resource resource) {
		return switch (Objects.toString(rule.get("scope"), "*")) {
			case "Namespaced" -> !resource.kind().equals("Namespace");
			case "Cluster" -> resource.kind().equals("Namespace");
			default -> true;
		};
	}

	private static boolean names(Map<?, ?> rule, String field, String value) {
		return rule.get(field) instanceof List<?> values && (values.contains(value) || values.contains("*"));
	}

}
