package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.Secrets;
import dev.platform.cli.cluster.Workloads;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.kustomize.Kustomize;
import org.springframework.stereotype.Component;

/**
 * The ingress controller, cert-manager and the local authority: what the Git server's
 * address needs, before there is a repository to follow.
 */
@Component
class AddOnsStep {

	private static final String ISSUERS = "bootstrap/issuers/local";

	private final Checkout checkout;

	private final LocalCluster local;

	private final Cluster cluster;

	private final Kustomize kustomize;

	private final Bootstrap bootstrap;

	AddOnsStep(Checkout checkout, LocalCluster local, Cluster cluster, Kustomize kustomize, Bootstrap bootstrap) {
		this.checkout = checkout;
		this.local = local;
		this.cluster = cluster;
		this.kustomize = kustomize;
		this.bootstrap = bootstrap;
	}

	String install(ClusterSource source) {
		List<String> components = source.components();
		String manifests = components.isEmpty() ? source.ownAddOns() : applications(components);
		if (manifests.isEmpty()) {
			return "the cluster has its own";
		}
		String result = this.bootstrap.apply(manifests);
		if (!components.isEmpty()) {
			this.bootstrap.awaitApplications(1);
		}
		this.bootstrap.await("cert-manager", () -> new Workloads(this.cluster).unready("cert-manager"));
		this.bootstrap.await("the ingress controller", () -> new Workloads(this.cluster).unready("ingress"));
		return result;
	}

	/**
	 * The Applications of Argo CD that need no repository but their chart's, with their
	 * project.
	 */
	String applications(List<String> components) {
		return new ChartApplications(this.kustomize, this.checkout).manifests(components);
	}

	// The authority comes first, for the Git server's certificate; Argo CD takes it over
	// later.
	String issuers() {
		Secrets secrets = new Secrets(this.cluster);
		AtomicReference<String> result = new AtomicReference<>("0 changed");
		// cert-manager's webhook answers a little later than its Pod is ready.
		this.bootstrap.await("cert-manager's webhook", () -> {
			if (!hasAuthority(secrets)) {
				result.set(this.bootstrap.apply(issuerManifests()));
			}
			return List.of();
		});
		this.bootstrap.await("the authority",
				() -> hasAuthority(secrets) ? List.of() : List.of("Certificate platform-local"));
		this.local.keep("ca.crt", secrets.value("cert-manager", "platform-local", "tls.crt").orElseThrow().strip());
		return result.get();
	}

	String issuerManifests() {
		return this.bootstrap.build(ISSUERS);
	}

	private static boolean hasAuthority(Secrets secrets) {
		return secrets.value("cert-manager", "platform-local", "tls.crt").isPresent();
	}

}
