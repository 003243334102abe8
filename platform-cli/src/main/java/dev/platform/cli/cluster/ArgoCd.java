package dev.platform.cli.cluster;

import java.net.HttpURLConnection;
import java.util.List;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
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

	// Argo CD takes the annotation away once it has looked.
	private static final String REFRESH = """
			{"metadata": {"annotations": {"argocd.argoproj.io/refresh": "normal"}}}""";

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

	@Override
	public boolean isThere() {
		return this.cluster.isConfigured();
	}

	@Override
	public void refresh(EnvironmentName environment, List<ServiceName> services) {
		this.cluster.ask((client) -> {
			for (GenericKubernetesResource resource : applications(client)) {
				ArgoApplication application = new ArgoApplication(resource);
				if (services.stream()
					.anyMatch((service) -> application.delivers(environment.value(), service.value()))) {
					client.genericKubernetesResources(APPLICATION)
						.inNamespace(NAMESPACE)
						.withName(application.name())
						.patch(PatchContext.of(PatchType.JSON_MERGE), REFRESH);
				}
			}
			return services;
		});
	}

	@Override
	public ServerAnswer dryRun(EnvironmentName environment, String manifests) {
		return this.cluster.isConfigured() ? new DryRun(this.cluster).of(environment, manifests)
				: ServerAnswer.notAsked("no cluster is configured");
	}

	/** All Applications, those of add-ons and environments too. */
	public List<ApplicationState> applications() {
		return this.cluster.ask((client) -> applications(client).stream()
			.map(ArgoApplication::new)
			.map(ArgoApplication::state)
			.toList());
	}

	/** The folders of overlays that Applications deliver. */
	public List<DeliveredFolder> folders() {
		return this.cluster.ask((client) -> applications(client).stream()
			.map(ArgoApplication::new)
			.flatMap((application) -> application.folder().stream())
			.toList());
	}

	/**
	 * The namespaces that are an environment's by their label, and stay; none where this
	 * user may not list any.
	 */
	public List<String> environments() {
		return this.cluster.ask((client) -> {
			try {
				return client.namespaces()
					.withLabel("platform.dev/releases")
					.list()
					.getItems()
					.stream()
					.map(Namespace::getMetadata)
					.filter((namespace) -> namespace.getDeletionTimestamp() == null)
					.map(ObjectMeta::getName)
					.toList();
			}
			catch (KubernetesClientException ex) {
				if (ex.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
					return List.of();
				}
				throw ex;
			}
		});
	}

	private static List<GenericKubernetesResource> applications(KubernetesClient client) {
		return client.genericKubernetesResources(APPLICATION).inNamespace(NAMESPACE).list().getItems();
	}

}
