package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.manifest.Manifests;
import dev.platform.cli.policy.RenderedOverlay;

/**
 * The two sides of a change, service by service.
 */
record Rendered(List<RenderedOverlay> before, List<RenderedOverlay> after) {

	Manifests allBefore() {
		return all(this.before);
	}

	Manifests allAfter() {
		return all(this.after);
	}

	private static Manifests all(List<RenderedOverlay> services) {
		return Manifests.all(services.parallelStream().map((service) -> Manifests.parse(service.manifests())).toList());
	}

}
