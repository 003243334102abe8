package dev.platform.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A Pod that is labelled as a service and tries its connections, all at once.
 *
 * @param from namespace and service: {@code dev/vote}
 */
record Caller(String from, List<Connection> connections) {

	private static final int PATIENCE_SECONDS = 90;

	/** The connections that work, tried by all their callers side by side. */
	static Set<Connection> working(KubernetesClient client, List<Connection> connections) {
		Map<String, List<Connection>> callers = connections.stream().collect(Collectors.groupingBy(Connection::from));
		return callers.entrySet()
			.parallelStream()
			.flatMap((caller) -> new Caller(caller.getKey(), caller.getValue()).working(client).stream())
			.collect(Collectors.toSet());
	}

	/** Those of its connections that are made within three seconds. */
	private Set<Connection> working(KubernetesClient client) {
		// A shell of the cluster itself, without a digest.
		Pod pod = ImpersonatedClient.REPLICA_SETS.create(client, pod());
		try {
			Pod ended = client.resource(pod)
				.waitUntilCondition(
						(candidate) -> candidate != null && candidate.getStatus() != null
								&& Set.of("Succeeded", "Failed")
									.contains(String.valueOf(candidate.getStatus().getPhase())),
						PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (!ended.getStatus().getPhase().equals("Succeeded")) {
				throw new AssertionError(this.from + " could not try: " + ended.getStatus());
			}
			Set<String> reached = log(client, pod).lines().collect(Collectors.toSet());
			if (!reached.contains("tried")) {
				throw new AssertionError(this.from + " did not try to the end: " + reached);
			}
			return this.connections.stream()
				.filter((connection) -> reached.contains(connection.to()))
				.collect(Collectors.toSet());
		}
		finally {
			client.resource(pod).withGracePeriod(0).delete();
		}
	}

	private static String log(KubernetesClient client, Pod pod) {
		return client.pods()
			.inNamespace(pod.getMetadata().getNamespace())
			.withName(pod.getMetadata().getName())
			.getLog();
	}

	private String script() {
		String attempts = this.connections.stream()
			.map((connection) -> connection.to().split(":"))
			.map((to) -> "(timeout 3 bash -c '</dev/tcp/%1$s/%2$s' 2>/dev/null && echo %1$s:%2$s) &".formatted(to[0],
					to[1]))
			.collect(Collectors.joining("\n"));
		return attempts + "\nwait\necho tried\n";
	}

	private Pod pod() {
		String[] source = this.from.split("/");
		return new PodBuilder().withNewMetadata()
			.withGenerateName("caller-")
			.withNamespace(source[0])
			.withLabels(Map.of("app.kubernetes.io/name", source[1]))
			.endMetadata()
			.withNewSpec()
			.withRestartPolicy("Never")
			.withAutomountServiceAccountToken(false)
			// Never ready, so that no Service sends it what is meant for the real ones.
			.addNewReadinessGate()
			.withConditionType("platform.dev/never")
			.endReadinessGate()
			.withNewSecurityContext()
			.withRunAsNonRoot(true)
			.withRunAsUser(10001L)
			.withNewSeccompProfile()
			.withType("RuntimeDefault")
			.endSeccompProfile()
			.endSecurityContext()
			.addNewContainer()
			.withName("caller")
			.withImage("docker.io/library/debian:bookworm")
			.withCommand("bash", "-c", script())
			.withNewResources()
			.addToRequests("cpu", new Quantity("10m"))
			.addToRequests("memory", new Quantity("16Mi"))
			.addToLimits("memory", new Quantity("64Mi"))
			.endResources()
			.withNewSecurityContext()
			.withAllowPrivilegeEscalation(false)
			.withReadOnlyRootFilesystem(true)
			.withNewCapabilities()
			.withDrop("ALL")
			.endCapabilities()
			.endSecurityContext()
			.endContainer()
			.endSpec()
			.build();
	}

}
