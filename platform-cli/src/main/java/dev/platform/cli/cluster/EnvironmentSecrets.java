package dev.platform.cli.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.gitops.SecretReference;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * The random values that an environment's manifests ask for, which stand nowhere in Git.
 *
 * @param cluster where they are made; nothing where somebody else makes them
 */
public record EnvironmentSecrets(Supplier<Optional<Cluster>> cluster) {

	/** A problem where there is a cluster that does not answer. */
	public void requireCluster() {
		this.cluster.get().ifPresent((at) -> new ClusterState(at).version());
	}

	/** Makes those that are missing; those that exist stay. */
	public void complete(EnvironmentName environment, String manifests) {
		this.cluster.get().ifPresent((at) -> {
			for (SecretReference reference : SecretReference.in(manifests)) {
				new Secrets(at).complete(environment.value(), reference.name(), Map.of(),
						Map.of(reference.key(), RandomPassword.make()));
			}
		});
	}

}
