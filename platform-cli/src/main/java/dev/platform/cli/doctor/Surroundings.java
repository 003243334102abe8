package dev.platform.cli.doctor;

import java.util.Optional;
import java.util.function.Function;

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

	/** What Argo CD is found to be like, or that none is used. */
	Diagnosis ofArgoCd(Function<ArgoCd, Diagnosis> check) {
		return withoutCluster().orElseGet(() -> check.apply((ArgoCd) this.target));
	}

}
