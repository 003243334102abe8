package dev.platform.cli.doctor;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.ClusterState;

/**
 * Whether the cluster answers.
 */
record ClusterCheck(Surroundings surroundings) implements Check {

	@Override
	public String subject() {
		return "cluster";
	}

	@Override
	public Diagnosis diagnose() {
		if (this.surroundings.target() instanceof ArgoCd && !this.surroundings.cluster().isConfigured()) {
			return Diagnosis.warn("nothing runs here, and no kubeconfig names a cluster",
					"platform up, or set KUBECONFIG to that of a cluster");
		}
		return this.surroundings.withoutCluster()
			.orElseGet(() -> Diagnosis.ok("Kubernetes %s, %s".formatted(
					new ClusterState(this.surroundings.cluster()).version(), this.surroundings.cluster().context())));
	}

}
