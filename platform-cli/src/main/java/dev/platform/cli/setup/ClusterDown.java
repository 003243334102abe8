package dev.platform.cli.setup;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Removes the cluster that {@code up --cluster} made, with all its data.
 */
@Component
class ClusterDown {

	private final Checkout checkout;

	private final LocalCluster local;

	ClusterDown(Checkout checkout, LocalCluster local) {
		this.checkout = checkout;
		this.local = local;
	}

	ClusterReport run() {
		ClusterScript.forThisMachine(this.checkout.root()).down();
		this.local.forget();
		return new ClusterReport("The cluster is removed", List.of());
	}

}
