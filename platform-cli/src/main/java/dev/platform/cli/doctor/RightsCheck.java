package dev.platform.cli.doctor;

import java.util.List;

import dev.platform.cli.cluster.ClusterState;

/**
 * Whether the cluster lets this user do what the commands do there.
 */
record RightsCheck(Surroundings surroundings) implements Check {

	@Override
	public String subject() {
		return "cluster rights";
	}

	@Override
	public Diagnosis diagnose() {
		return this.surroundings.withoutCluster().orElseGet(() -> {
			List<String> missing = new ClusterState(this.surroundings.cluster()).missingRights();
			return missing.isEmpty() ? Diagnosis.ok("may read Applications and make what bootstrap makes")
					: Diagnosis.warn("may not " + String.join(", ", missing),
							"ask who runs the cluster; status needs the first, bootstrap all");
		});
	}

}
