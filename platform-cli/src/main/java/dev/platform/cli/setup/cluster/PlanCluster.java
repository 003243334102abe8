package dev.platform.cli.setup.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.ObjectChange;
import dev.platform.cli.cluster.ServerSideApply;
import dev.platform.cli.gitops.ImageReference;

import org.springframework.stereotype.Component;

/**
 * Tells what {@link ClusterUp} would change in a cluster that exists, and changes
 * nothing.
 */
@Component
public class PlanCluster {

	private final Bootstrap bootstrap;

	private final AddOnsStep addOns;

	private final ServiceImages images;

	private final LocalGitServer gitServer;

	PlanCluster(Bootstrap bootstrap, AddOnsStep addOns, ServiceImages images, LocalGitServer gitServer) {
		this.bootstrap = bootstrap;
		this.addOns = addOns;
		this.images = images;
		this.gitServer = gitServer;
	}

	public ClusterPlan run(ExistingCluster existing) {
		Cluster cluster = existing.cluster();
		List<String> manifests = new ArrayList<>();
		List<String> components = existing.components();
		manifests.add(this.bootstrap.argoCdManifests(Optional.empty(), components));
		if (!components.isEmpty()) {
			manifests.add(this.addOns.applications(components));
		}
		manifests.add(this.addOns.issuerManifests());
		manifests.add(this.gitServer.manifests());
		manifests.add(this.bootstrap.rootManifests(LocalGitServer.INSIDE, components));
		List<ObjectChange> changes = new ServerSideApply(cluster).preview(String.join("\n---\n", manifests));
		List<String> pushed = this.images.modules().values().stream().map(ImageReference::toString).toList();
		return new ClusterPlan(existing.context(), cluster.address(), existing.registry(), pushed, changes);
	}

}
