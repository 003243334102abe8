package dev.platform.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * Creates objects under the user name of a controller that the policies of environments
 * trust: what a test needs for a moment, and no team may have.
 */
enum ImpersonatedClient {

	REPLICA_SETS("system:serviceaccount:kube-system:replicaset-controller"),

	CERTIFICATES("system:serviceaccount:cert-manager:cert-manager");

	private final String user;

	ImpersonatedClient(String user) {
		this.user = user;
	}

	<T extends HasMetadata> T create(KubernetesClient client, T object) {
		Config config = new ConfigBuilder(client.getConfiguration()).withImpersonateUsername(this.user).build();
		try (KubernetesClient other = new KubernetesClientBuilder().withConfig(config).build()) {
			return other.resource(object).create();
		}
	}

}
