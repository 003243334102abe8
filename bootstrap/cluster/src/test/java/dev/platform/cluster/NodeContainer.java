package dev.platform.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the native node runs, as its containerd knows it.
 */
final class NodeContainer {

	private static final List<String> CTR = List.of("ctr", "--address", "/var/lib/platform-cluster/run/containerd.sock",
			"--namespace", "k8s.io");

	private NodeContainer() {
	}

	/** Kills the main process of a service's containers with signal 9. */
	static void kill(String namespace, String service) {
		String filter = "labels.\"io.kubernetes.pod.namespace\"==%s,labels.\"io.kubernetes.container.name\"==%s"
			.formatted(namespace, service);
		String[] containers = ctr("containers", "list", "--quiet", filter).split("\\s+");
		// What has ended before is listed, too.
		long killed = Arrays.stream(containers)
			.filter((container) -> run("tasks", "kill", "--signal", "SIGKILL", container).code() == 0)
			.count();
		if (killed == 0) {
			throw new AssertionError("nothing of %s runs in %s".formatted(service, namespace));
		}
	}

	private static String ctr(String... words) {
		return run(words).orFail().output().strip();
	}

	private static Machine.Ended run(String... words) {
		List<String> command = new ArrayList<>(CTR);
		command.addAll(List.of(words));
		return Machine.run(Machine.CHECKOUT, Map.of(), command.toArray(String[]::new));
	}

}
