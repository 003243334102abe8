package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.platform.cli.pipeline.EnvironmentName;

/**
 * Every Deployment is selected by an object of a kind, and not just along with all
 * others.
 *
 * @param selector where that kind has its selector of Pods
 * @param mend what to add
 */
record SelectedBy(String name, String kind, String selector, String mend) implements Rule {

	static SelectedBy networkPolicy() {
		return new SelectedBy("network-policy", "NetworkPolicy", "podSelector",
				"add a NetworkPolicy to the base whose podSelector has the labels of the Pods");
	}

	static SelectedBy disruptionBudget() {
		return new SelectedBy("disruption-budget", "PodDisruptionBudget", "selector",
				"add a PodDisruptionBudget to the base: maxUnavailable: 1 and the labels of the Pods");
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		Map<EnvironmentName, List<LabelSelector>> selectors = resources.stream()
			.filter((resource) -> resource.kind().equals(this.kind))
			.collect(Collectors.groupingBy(Resource::environment,
					Collectors.mapping(this::podsOf, Collectors.toList())));
		return resources.stream()
			.filter((resource) -> resource.kind().equals("Deployment"))
			.filter((deployment) -> selectors.getOrDefault(deployment.environment(), List.of())
				.stream()
				.noneMatch((pods) -> selects(pods, deployment)))
			.map((deployment) -> new Violation(deployment, Severity.ERROR, this.name, List.of("metadata", "name"),
					"no %s selects its Pods".formatted(this.kind), this.mend))
			.toList();
	}

	private LabelSelector podsOf(Resource resource) {
		return LabelSelector.of(resource.at("spec", this.selector));
	}

	// What selects everything, as default-deny does, says nothing of this Deployment.
	private static boolean selects(LabelSelector pods, Resource deployment) {
		return !pods.isEmpty() && pods.matches(deployment.labels("spec", "template", "metadata", "labels"));
	}

}
