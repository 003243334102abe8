package dev.platform.cli.setup.cluster;

import java.util.Map;
import java.util.TreeMap;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Progress;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.cli.setup.machine.CurrentTarget;
import dev.platform.cli.setup.machine.Steps;

import org.springframework.stereotype.Component;

/**
 * Puts everything into a cluster; again, it changes nothing.
 */
@Component
public class ClusterUp {

	private final Checkout checkout;

	private final LocalCluster local;

	private final Cluster cluster;

	private final Bootstrap bootstrap;

	private final AddOnsStep addOns;

	private final ServiceImages images;

	private final LocalGitServer gitServer;

	private final CurrentTarget target;

	private final Progress progress;

	ClusterUp(Checkout checkout, LocalCluster local, Cluster cluster, Bootstrap bootstrap, AddOnsStep addOns,
			ServiceImages images, LocalGitServer gitServer, CurrentTarget target, Progress progress) {
		this.checkout = checkout;
		this.local = local;
		this.cluster = cluster;
		this.bootstrap = bootstrap;
		this.addOns = addOns;
		this.images = images;
		this.gitServer = gitServer;
		this.target = target;
		this.progress = progress;
	}

	/** Into a cluster that is made on this machine for it. */
	public ClusterReport run() {
		return run(new MadeCluster(ClusterScript.forThisMachine(this.checkout.root(), this.local)));
	}

	public ClusterReport run(ClusterSource source) {
		Steps steps = new Steps(this.progress);
		steps.run("cluster", () -> begin(source));
		Map<ServiceName, ImageReference> built = new TreeMap<>();
		steps.run("images", () -> this.images.push(built));
		steps.run("Argo CD", () -> this.bootstrap.argoCd(source.argoCdManifest(), source.components()));
		steps.run("add-ons", () -> this.addOns.install(source));
		steps.run("issuers", this.addOns::issuers);
		steps.run("Git server", () -> this.gitServer.install(built, source.httpsPort()));
		steps.run("secrets", this.bootstrap::secrets);
		steps.run("repository", () -> this.gitServer.begin(built, source.components()));
		steps.run("environments", this.bootstrap::awaitApplications);
		return ClusterReport.of(this.cluster.context(), steps.done());
	}

	private String begin(ClusterSource source) {
		String what = source.begin(this.local);
		this.target.choose(CurrentTarget.CLUSTER);
		return what;
	}

}
