package dev.platform.cli.cluster;

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

	private static boolean isApplication(KubernetesClient client, String name) {
		return client.genericKubernetesResources(ArgoCd.APPLICATION)
			.inNamespace(ArgoCd.NAMESPACE)
			.withName(name)
			.get() != null;
	}

}
