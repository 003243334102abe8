package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Optional;

import dev.platform.cli.setup.machine.Checkout;

import org.springframework.stereotype.Component;

/**
 * Removes the cluster that {@code up --cluster} made, with all its data. One that was
 * there before it only forgets.
 */
@Component
public class ClusterDown {

	private final Checkout checkout;

	private final LocalCluster local;

	ClusterDown(Checkout checkout, LocalCluster local) {
		this.checkout = checkout;
		this.local = local;
	}

	public ClusterReport run() {
		Optional<String> existing = this.local.context();
		if (existing.isPresent()) {
			this.local.forget();
			return new ClusterReport("The cluster %s was there before and stays as it is; commands leave it alone now"
				.formatted(existing.get()), List.of());
		}
		ClusterScript.forThisMachine(this.checkout.root(), this.local).down();
		this.local.forgetAll();
		return new ClusterReport("The cluster is removed", List.of());
	}

}
