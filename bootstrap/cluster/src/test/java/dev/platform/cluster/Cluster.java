package dev.platform.cluster;

import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * The cluster of this machine, made from nothing before the first test and removed after
 * the last; with {@code -Dcluster.keep=true} the one that is there stays, for tests in
 * the making.
 */
final class Cluster implements AutoCloseable {

	private static final boolean KEPT = Boolean.getBoolean("cluster.keep");

	private final KubernetesClient client;

	private final Machine.Ended up;

	Cluster() {
		if (!KEPT) {
			Machine.platform("down", "--cluster").orFail();
		}
		this.up = Machine.platform("up", "--cluster").orFail();
		System.out.println(this.up.errors() + this.up.output());
		Config config = Config.fromKubeconfig(Machine.KUBECONFIG.toFile());
		this.client = new KubernetesClientBuilder().withConfig(config).build();
	}

	KubernetesClient client() {
		return this.client;
	}

	/** How the command that made it ended. */
	Machine.Ended up() {
		return this.up;
	}

	ArgoApplications applications() {
		return new ArgoApplications(this.client);
	}

	/** The Pods of a service, without those that are ending. */
	List<Pod> pods(String namespace, String service) {
		return this.client.pods()
			.inNamespace(namespace)
			.withLabel("app.kubernetes.io/name", service)
			.list()
			.getItems()
			.stream()
			.filter((pod) -> pod.getMetadata().getDeletionTimestamp() == null)
			.toList();
	}

	/** Asks for a Pod's eviction as a drain does; false where a budget forbids it now. */
	boolean evict(Pod pod) {
		// Otherwise the client itself repeats what is forbidden until it is allowed.
		Config once = new ConfigBuilder(this.client.getConfiguration()).withRequestRetryBackoffLimit(0).build();
		try (KubernetesClient impatient = new KubernetesClientBuilder().withConfig(once).build()) {
			return impatient.pods()
				.inNamespace(pod.getMetadata().getNamespace())
				.withName(pod.getMetadata().getName())
				.evict();
		}
	}

	@Override
	public void close() {
		this.client.close();
		if (!KEPT) {
			Machine.platform("down", "--cluster").orFail();
		}
	}

}
