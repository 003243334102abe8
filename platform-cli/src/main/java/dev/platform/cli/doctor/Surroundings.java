package dev.platform.cli.doctor;

import java.util.Optional;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.gitops.RolloutTarget;

/**
 * What rolls releases out from here: a cluster, the embedded system, or nothing yet.
 */
record Surroundings(RolloutTarget target, Cluster cluster) {

	/** What a check about the cluster says where none is used. */
	Optional<Diagnosis> withoutCluster() {
		if (!(this.target instanceof ArgoCd)) {
			return Optional.of(Diagnosis.ok("not used: " + this.target.description()));
		}
		return this.cluster.isConfigured() ? Optional.empty() : Optional.of(Diagnosis.ok("not asked: no cluster"));
	}

}
