package dev.platform.cli.setup.cluster;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.Secrets;
import dev.platform.cli.output.Progress;
import dev.platform.engine.Problem;
import org.springframework.stereotype.Component;

/**
 * Tells where Argo CD's dashboard is and how to log in.
 */
@Component
class ShowDashboard {

	private final Cluster cluster;

	private final LocalCluster local;

	private final Progress progress;

	ShowDashboard(Cluster cluster, LocalCluster local, Progress progress) {
		this.cluster = cluster;
		this.local = local;
		this.progress = progress;
	}

	Dashboard run() {
		if (!this.cluster.isConfigured()) {
			throw Problem.failed("there is no cluster, and only a cluster has Argo CD",
					"platform up --cluster, or for the embedded system: platform status");
		}
		String url = "https://argocd.localhost" + this.local.httpsPort().map((port) -> ":" + port).orElse("");
		if (this.local.context().isEmpty() && this.local.script().filter("native"::equals).isPresent()) {
			this.progress.tell("The native cluster's Argo CD has an API but no pages; look at: platform status");
		}
		boolean first = new Secrets(this.cluster).value("argocd", "argocd-initial-admin-secret", "password")
			.isPresent();
		return new Dashboard(url, "admin",
				first ? this.cluster.kubectl(
						"-n argocd get secret argocd-initial-admin-secret -o jsonpath='{.data.password}' | base64 -d")
						: "the one that was set with: argocd account update-password");
	}

}
