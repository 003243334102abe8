package dev.platform.cli.cluster;

import java.util.List;

import dev.platform.engine.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What a cluster has by itself of that which environments rely on. What an Application of
 * Argo CD brings does not count.
 *
 * @param ingressController whether something serves the ingress class {@code nginx}
 */
public record AddOns(boolean ingressController, boolean certManager) {

	public static AddOns of(Cluster cluster) {
		return cluster.ask((client) -> {
			boolean ingress = client.network().v1().ingressClasses().withName("nginx").get() != null;
			boolean certificates = client.apiextensions()
				.v1()
				.customResourceDefinitions()
				.withName("certificates.cert-manager.io")
				.get() != null;
			return new AddOns(ingress && !isApplication(client, "ingress-nginx"),
					certificates && !isApplication(client, "cert-manager"));
		});
	}

	/**
	 * The parts of {@code bootstrap/applications} that bring what the cluster lacks; a
	 * problem where it has one half of it.
	 */
	public List<String> missing() {
		if (this.ingressController != this.certManager) {
			throw Problem.failed(
					this.certManager ? "the cluster has cert-manager, but no ingress class \"nginx\""
							: "the cluster has an ingress controller for the class \"nginx\", but no cert-manager",
					"install the other one, or remove this one: the platform brings both or neither");
		}
		return this.certManager ? List.of() : List.of("add-ons");
	}

	private static boolean isApplication(KubernetesClient client, String name) {
		return client.genericKubernetesResources(ArgoCd.APPLICATION)
			.inNamespace(ArgoCd.NAMESPACE)
			.withName(name)
			.get() != null;
	}

}
