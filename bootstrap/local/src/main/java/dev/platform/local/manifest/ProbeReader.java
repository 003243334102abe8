package dev.platform.local.manifest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * Reads probes with Kubernetes' own defaults.
 */
record ProbeReader(Map<String, Integer> ports) {

	Probes read(io.fabric8.kubernetes.api.model.Container container) {
		return new Probes(read(container.getStartupProbe()), read(container.getReadinessProbe()),
				read(container.getLivenessProbe()));
	}

	private @Nullable Probe read(io.fabric8.kubernetes.api.model.@Nullable Probe probe) {
		Probe.Action action = (probe != null) ? action(probe) : null;
		if (probe == null || action == null) {
			return null;
		}
		return new Probe(action, seconds(probe.getInitialDelaySeconds(), 0), seconds(probe.getPeriodSeconds(), 10),
				seconds(probe.getTimeoutSeconds(), 1), orElse(probe.getFailureThreshold(), 3),
				orElse(probe.getSuccessThreshold(), 1));
	}

	private Probe.@Nullable Action action(io.fabric8.kubernetes.api.model.Probe probe) {
		if (probe.getHttpGet() != null) {
			return httpGet(probe.getHttpGet());
		}
		if (probe.getTcpSocket() != null) {
			return new Probe.TcpSocket(port(probe.getTcpSocket().getPort()));
		}
		return this.ports.values().stream().findFirst().map(Probe.TcpSocket::new).orElse(null);
	}

	private Probe.HttpGet httpGet(HTTPGetAction get) {
		Map<String, String> headers = new HashMap<>();
		get.getHttpHeaders().forEach((header) -> headers.put(header.getName(), header.getValue()));
		String scheme = (get.getScheme() != null) ? get.getScheme().toLowerCase(Locale.ROOT) : "http";
		return new Probe.HttpGet(scheme, port(get.getPort()), (get.getPath() != null) ? get.getPath() : "/", headers);
	}

	private int port(IntOrString port) {
		return Container.port(this.ports, String.valueOf(port.getValue()));
	}

	private static Duration seconds(@Nullable Integer value, int otherwise) {
		return Duration.ofSeconds(orElse(value, otherwise));
	}

	private static int orElse(@Nullable Integer value, int otherwise) {
		return (value != null) ? value : otherwise;
	}

}
