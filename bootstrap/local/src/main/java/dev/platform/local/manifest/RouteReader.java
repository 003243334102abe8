package dev.platform.local.manifest;

import java.util.ArrayList;
import java.util.List;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;

/**
 * Reads the rules of Ingresses; a rule without a host, or without a workload behind it,
 * leads nowhere here.
 */
record RouteReader(Objects objects, ServiceReader services) {

	List<Route> read() {
		List<Route> routes = new ArrayList<>();
		for (Ingress ingress : this.objects.ingresses()) {
			for (IngressRule rule : ingress.getSpec().getRules()) {
				if (rule.getHost() != null && rule.getHttp() != null) {
					rule.getHttp().getPaths().forEach((path) -> read(rule.getHost(), path, routes));
				}
			}
		}
		return routes;
	}

	private void read(String host, HTTPIngressPath path, List<Route> routes) {
		IngressServiceBackend backend = path.getBackend().getService();
		if (backend == null) {
			return;
		}
		this.services.behind(backend.getName()).ifPresent((workload) -> {
			String port = (backend.getPort().getName() != null) ? backend.getPort().getName()
					: String.valueOf(backend.getPort().getNumber());
			routes.add(
					new Route(host, (path.getPath() != null) ? path.getPath() : "/", "Exact".equals(path.getPathType()),
							workload.name(), this.services.targetPort(backend.getName(), port, workload)));
		});
	}

}
