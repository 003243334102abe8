package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change of manifests reaches in a cluster, told from the manifests alone.
 *
 * @param risks what serving may lose: while pods restart, and what the change brings for
 * good
 * @param scaled workloads whose number of pods changes, {@code Deployment/vote: 1 pod → 2
 * pods}
 * @param network resources that decide who talks to whom, and how each changes
 * @param ingresses resources that let the world in
 * @param secrets resources that hold secrets, and references that appear or go
 * @param storage resources that hold data
 * @param access roles and accounts
 */
public record BlastRadius(List<Restart> restarts, List<String> scaled, List<ApiRefusal> refusals, List<String> risks,
		List<String> network, List<String> ingresses, List<String> secrets, List<String> storage, List<String> access,
		List<String> added, List<Removal> removed) {

	/** Compares all that a change renders, before and after. */
	public static BlastRadius of(Manifests before, Manifests after) {
		List<Restart> restarts = Restart.between(before, after);
		Set<String> risks = new Availability(after).risks(restarts);
		risks.removeAll(new Availability(before).risks(List.of()));
		List<String> secrets = new ArrayList<>(Touched.SECRETS.between(before, after));
		secrets.addAll(references("needs ", SecretUse.in(after), SecretUse.in(before)));
		secrets.addAll(references("no longer needs ", SecretUse.in(before), SecretUse.in(after)));
		return new BlastRadius(restarts, scaled(before, after), ImmutableFields.between(before, after),
				List.copyOf(risks), Touched.NETWORK.between(before, after), Touched.INGRESSES.between(before, after),
				secrets, Touched.STORAGE.between(before, after), Touched.ACCESS.between(before, after),
				added(before, after), Removal.between(before, after));
	}

	private static List<String> references(String what, Set<String> these, Set<String> others) {
		Set<String> only = new TreeSet<>(these);
		only.removeAll(others);
		return only.stream().map((reference) -> what + reference).toList();
	}

	private static List<String> scaled(Manifests before, Manifests after) {
		Set<String> scaled = new LinkedHashSet<>();
		for (Resource workload : after.resources().values()) {
			Optional<Resource> old = before.find(workload.id());
			if (Restart.ROLLING.contains(workload.id().kind()) && old.isPresent()) {
				Pods from = Pods.of(old.get(), before);
				Pods to = Pods.of(workload, after);
				if (!from.equals(to)) {
					scaled.add("%s: %s → %s".formatted(workload.id(), from.text(), to.text()));
				}
			}
		}
		return List.copyOf(scaled);
	}

	private static List<String> added(Manifests before, Manifests after) {
		return after.resources()
			.keySet()
			.stream()
			.filter((id) -> before.find(id).isEmpty())
			.map(ResourceId::toString)
			.toList();
	}

}
