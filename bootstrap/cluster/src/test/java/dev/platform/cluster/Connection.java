package dev.platform.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A way through the cluster's network, tried by a Pod that is labelled as the service.
 *
 * @param from namespace and service: {@code dev/vote}
 * @param to host and port: {@code postgres.dev.svc.cluster.local:5432}
 */
record Connection(String from, String to) implements NetworkPath {

	private static final int PATIENCE_SECONDS = 60;

	@Override
	public boolean works(KubernetesClient client) {
		String[] target = this.to.split(":");
		String script = "timeout 3 bash -c '</dev/tcp/%s/%s'".formatted(target[0], target[1]);
		Pod pod = client.resource(pod(script)).create();
		try {
			Pod ended = client.resource(pod)
				.waitUntilCondition(
						(candidate) -> candidate != null && candidate.getStatus() != null
								&& List.of("Succeeded", "Failed").contains(candidate.getStatus().getPhase()),
						PATIENCE_SECONDS, TimeUnit.SECONDS);
			return ended.getStatus().getPhase().equals("Succeeded");
		}
		finally {
			client.resource(pod).withGracePeriod(0).delete();
		}
	}

	private Pod pod(String script) {
		String[] source = this.from.split("/");
		return new PodBuilder().withNewMetadata()
			.withGenerateName("connection-")
			.withNamespace(source[0])
			.withLabels(Map.of("app.kubernetes.io/name", source[1]))
			.endMetadata()
			.withNewSpec()
			.withRestartPolicy("Never")
			.withAutomountServiceAccountToken(false)
			.withNewSecurityContext()
			.withRunAsNonRoot(true)
			.withRunAsUser(10001L)
			.withNewSeccompProfile()
			.withType("RuntimeDefault")
			.endSeccompProfile()
			.endSecurityContext()
			.addNewContainer()
			.withName("connection")
			.withImage("docker.io/library/debian:bookworm")
			.withCommand("bash", "-c", script)
			.withNewResources()
			.addToRequests("cpu", new io.fabric8.kubernetes.api.model.Quantity("10m"))
			.addToRequests("memory", new io.fabric8.kubernetes.api.model.Quantity("16Mi"))
			.addToLimits("memory", new io.fabric8.kubernetes.api.model.Quantity("64Mi"))
			.endResources()
			.withNewSecurityContext()
			.withAllowPrivilegeEscalation(false)
			.withNewCapabilities()
			.withDrop("ALL")
			.endCapabilities()
			.endSecurityContext()
			.endContainer()
			.endSpec()
			.build();
	}

}
