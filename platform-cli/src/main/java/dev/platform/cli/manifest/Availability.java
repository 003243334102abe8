package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What serving loses while pods restart, and afterwards when a node is drained.
 */
record Availability(Manifests manifests) {

	private static final String DEFAULT_UNAVAILABLE = "25%";

	/** The risks of these restarts, and those that stand whatever restarts. */
	Set<String> risks(List<Restart> restarts) {
		Set<String> risks = new LinkedHashSet<>();
		for (Resource workload : this.manifests.resources().values()) {
			if (Restart.ROLLING.contains(workload.id().kind()) && !workload.id().is("DaemonSet")) {
				int pods = pods(workload);
				restarts.stream()
					.filter((restart) -> restart.workload().equals(workload.id().toString()))
					.findFirst()
					.ifPresent((_) -> risks.addAll(whileRestarting(workload, pods)));
				risks.addAll(standing(workload, pods));
			}
		}
		return risks;
	}

	private List<String> whileRestarting(Resource workload, int pods) {
		List<String> risks = new ArrayList<>();
		int least = leastServing(workload, pods);
		if (pods > 0 && least < 1) {
			risks.add("%s: no pod serves while it restarts (%s)".formatted(workload.id(), why(workload)));
		}
		budget(workload).ifPresent((budget) -> {
			int wanted = pods - allowed(budget, pods);
			if (least < wanted && wanted <= pods) {
				risks.add("%s: the rollout may leave %d of %d pods, %s wants %d".formatted(workload.id(), least, pods,
						budget.id(), wanted));
			}
		});
		return risks;
	}

	private List<String> standing(Resource workload, int pods) {
		List<String> risks = new ArrayList<>();
		if (pods == 0) {
			risks.add("%s: asks for no pods at all".formatted(workload.id()));
		}
		budget(workload).filter((budget) -> pods > 0 && allowed(budget, pods) < 1)
			.ifPresent((budget) -> risks.add("%s: no node with its pods can be drained, %s allows to evict none of %d"
				.formatted(workload.id(), budget.id(), pods)));
		this.manifests.of("HorizontalPodAutoscaler")
			.filter((scaler) -> Pods.scales(scaler, workload) && workload.at("spec", "replicas") != null)
			.forEach((scaler) -> risks.add("%s: sets replicas, which %s sets too; each sync undoes the other"
				.formatted(workload.id(), scaler.id())));
		return risks;
	}

	private int pods(Resource workload) {
		Integer least = Pods.of(workload, this.manifests).least();
		return (least != null) ? least : 0;
	}

	/** Of so many pods, while they are replaced. */
	static int leastServing(Resource workload, int pods) {
		if (workload.id().is("StatefulSet")) {
			return Math.max(0, pods - 1);
		}
		if (workload.text("", "spec", "strategy", "type").equals("Recreate")) {
			return 0;
		}
		Quota unavailable = new Quota(workload.at("spec", "strategy", "rollingUpdate", "maxUnavailable"));
		return Math.max(0, pods - (unavailable.isGiven() ? unavailable : new Quota(DEFAULT_UNAVAILABLE)).down(pods));
	}

	private static String why(Resource workload) {
		if (workload.text("", "spec", "strategy", "type").equals("Recreate")) {
			return "strategy Recreate";
		}
		return workload.id().is("StatefulSet") ? "it has one" : "maxUnavailable";
	}

	private static int allowed(Resource budget, int pods) {
		Quota least = new Quota(budget.at("spec", "minAvailable"));
		return least.isGiven() ? pods - least.up(pods) : new Quota(budget.at("spec", "maxUnavailable")).up(pods);
	}

	private Optional<Resource> budget(Resource workload) {
		return this.manifests.of("PodDisruptionBudget")
			.filter((budget) -> selects(budget.at("spec", "selector", "matchLabels"),
					workload.at("spec", "template", "metadata", "labels")))
			.findFirst();
	}

	private static boolean selects(@Nullable Object selector, @Nullable Object labels) {
		return selector instanceof Map<?, ?> wanted && !wanted.isEmpty() && labels instanceof Map<?, ?> given
				&& given.entrySet().containsAll(wanted.entrySet());
	}

}
