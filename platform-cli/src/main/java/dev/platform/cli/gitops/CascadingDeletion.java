package dev.platform.cli.gitops;

import java.util.List;

/**
 * How somebody takes an Application of Argo CD out of a cluster by hand, with all that it
 * has brought there.
 */
public record CascadingDeletion(String application) {

	/**
	 * What kubectl is told, in this order: without the finalizer a deletion leaves all
	 * that the Application brought.
	 */
	public List<String> commands() {
		return List
			.of("-n argocd patch application %s --type merge -p '{\"metadata\":{\"finalizers\":[\"resources-finalizer.argocd.argoproj.io\"]}}'"
				.formatted(this.application), "-n argocd delete application " + this.application);
	}

}
