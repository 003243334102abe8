package dev.platform.local.manifest;

import java.util.List;

/**
 * A Service seen from inside: a name under which a workload is found.
 */
public record Alias(String name, String namespace, String workload) {

	/** All forms in which Kubernetes' DNS knows it. */
	public List<String> names() {
		String full = this.name + "." + this.namespace;
		return List.of(this.name, full, full + ".svc", full + ".svc.cluster.local");
	}

}
