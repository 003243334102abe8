package dev.platform.cli.cluster;

import java.util.List;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import org.jspecify.annotations.Nullable;

/**
 * The Argo CD of a cluster.
 *
 * @param httpsPort the port behind which its services answer; null for the usual one
 */
public record ArgoCd(Cluster cluster, @Nullable String httpsPort) implements RolloutTarget {

	static final String NAMESPACE = "argocd";

	static final ResourceDefinitionContext APPLICATION = new ResourceDefinitionContext.Builder()
		.withGroup("argoproj.io")
		.withVersion("v1alpha1")
		.withKind("Application")
		.withPlural("applications")
		.withNamespaced(true)
		.build();

	@Override
	public String description() {
		return this.cluster.isConfigured() ? "Argo CD in " + this.cluster.context() : "no cluster";
	}

	@Override
	public List<Rollout> rollouts() {
		if (!this.cluster.isConfigured()) {
			return List.of();
		}
		return this.cluster.ask((client) -> applications(client).stream()
			.map(ArgoApplication::new)
			.filter(ArgoApplication::isService)
			.map((application) -> application.rollout(this.httpsPort))
			.toList());
	}

	/** All Applications, those of add-ons and environments too. */
	public List<ApplicationState> applications() {
		return this.cluster.ask((client) -> applications(client).stream()
			.map(ArgoApplication::new)
			.map(ArgoApplication::state)
			.toList());
	}

	private static List<GenericKubernetesResource> applications(KubernetesClient client) {
		return client.genericKubernetesResources(APPLICATION).inNamespace(NAMESPACE).list().getItems();
	}

}
