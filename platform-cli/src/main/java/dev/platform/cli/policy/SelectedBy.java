package dev.platform.cli.policy;

import java.util.List;

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
		return resources.stream()
			.filter((resource) -> resource.kind().equals("Deployment"))
			.filter((deployment) -> resources.stream().noneMatch((other) -> selects(other, deployment)))
			.map((deployment) -> new Violation(deployment, Severity.ERROR, this.name, List.of("metadata", "name"),
					"no %s selects its Pods".formatted(this.kind), this.mend))
			.toList();
	}

	// What selects everything, as default-deny does, says nothing of this Deployment.
	private boolean selects(Resource other, Resource deployment) {
		LabelSelector labels = LabelSelector.of(other.at("spec", this.selector));
		return other.kind().equals(this.kind) && other.environment().equals(deployment.environment())
				&& !labels.isEmpty() && labels.matches(deployment.labels("spec", "template", "metadata", "labels"));
	}

}
