package dev.platform.cli.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * The Deployments and StatefulSets of a namespace.
 */
public record Workloads(Cluster cluster) {

	/**
	 * The names of those that are not yet what was asked for; an empty namespace has
	 * none.
	 */
	public List<String> unready(String namespace) {
		return this.cluster.ask((client) -> {
			List<String> unready = new ArrayList<>();
			for (Deployment deployment : deployments(client, namespace)) {
				if (!isCurrent(deployment.getMetadata().getGeneration(), deployment.getStatus().getObservedGeneration())
						|| !Readiness.getInstance().isReady(deployment)) {
					unready.add(deployment.getMetadata().getName());
				}
			}
			for (StatefulSet set : client.apps().statefulSets().inNamespace(namespace).list().getItems()) {
				if (!isCurrent(set.getMetadata().getGeneration(), set.getStatus().getObservedGeneration())
						|| !Readiness.getInstance().isReady(set)) {
					unready.add(set.getMetadata().getName());
				}
			}
			return unready;
		});
	}

	/**
	 * Lets the node look at once at the Secrets that Pods have mounted; else it does so
	 * within two minutes, which is all that is lost where this may not be asked.
	 */
	void refreshVolumes(String namespace, String name) {
		this.cluster.ask((client) -> {
			var pods = client.pods().inNamespace(namespace);
			try {
				pods.withLabel("app.kubernetes.io/name", name)
					.list()
					.getItems()
					.forEach((pod) -> pods.withName(pod.getMetadata().getName())
						.edit((current) -> new PodBuilder(current).editMetadata()
							.addToAnnotations("platform.dev/refreshed", Instant.now().toString())
							.endMetadata()
							.build()));
				return true;
			}
			catch (KubernetesClientException ex) {
				return false;
			}
		});
	}

	private static List<Deployment> deployments(KubernetesClient client, String namespace) {
		return client.apps().deployments().inNamespace(namespace).list().getItems();
	}

	// Until the controller has seen the newest manifest, its status describes the one
	// before.
	private static boolean isCurrent(@Nullable Long generation, @Nullable Long observed) {
		return generation == null || (observed != null && observed >= generation);
	}

}
