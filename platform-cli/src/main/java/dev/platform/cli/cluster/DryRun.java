package dev.platform.cli.cluster;

import java.io.ByteArrayInputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.manifest.ApiRefusal;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Applies manifests as Argo CD would, up to the point where they would be kept: defaults,
 * validation, immutable fields, quotas and admission are the server's own.
 */
record DryRun(Cluster cluster) {

	// A preview can go without; a person should not wait for a server that is gone.
	private static final int TIMEOUT_MILLIS = 3_000;

	private static final String ARGO_CD = "argocd-controller";

	private static final int UNPROCESSABLE = 422;

	ServerAnswer of(EnvironmentName environment, String stream) {
		try {
			return this.cluster.ask(TIMEOUT_MILLIS, (client) -> ask(client, environment, stream));
		}
		catch (Problem problem) {
			return ServerAnswer.notAsked(String.valueOf(problem.getMessage()));
		}
	}

	private static ServerAnswer ask(KubernetesClient client, EnvironmentName environment, String stream) {
		List<ApiRefusal> refusals = new ArrayList<>();
		List<String> unanswered = new ArrayList<>();
		for (HasMetadata item : client.load(new ByteArrayInputStream(stream.getBytes(UTF_8))).items()) {
			String name = item.getKind() + "/" + item.getMetadata().getName();
			try {
				resource(client, item, environment).dryRun().fieldManager(ARGO_CD).forceConflicts().serverSideApply();
			}
			catch (KubernetesClientException ex) {
				if (ex.getCode() <= 0) {
					// No answer at all; the other manifests would wait for theirs in
					// vain, too.
					throw ex;
				}
				String words = (ex.getStatus() != null) ? ex.getStatus().getMessage() : String.valueOf(ex.getMessage());
				if (isRefusal(ex.getCode(), words)) {
					refusals
						.add(new ApiRefusal(name, words, "mend the manifest, or delete the resource to make it anew"));
				}
				else {
					unanswered.add(name + ": " + words);
				}
			}
		}
		return new ServerAnswer(unanswered.isEmpty() ? null : String.join("; ", unanswered), refusals);
	}

	private static Resource<HasMetadata> resource(KubernetesClient client, HasMetadata item,
			EnvironmentName environment) {
		NamespaceableResource<HasMetadata> resource = client.resource(item);
		boolean hasNamespace = item.getMetadata().getNamespace() != null;
		return hasNamespace || !isNamespaced(item) ? resource : resource.inNamespace(environment.value());
	}

	private static boolean isNamespaced(HasMetadata item) {
		return item instanceof io.fabric8.kubernetes.api.model.Namespaced;
	}

	// Whoever may not ask, or asks before there is a namespace, has learnt nothing about
	// the manifest; nor has who meets a webhook that cannot be tried.
	private static boolean isRefusal(int code, String words) {
		return switch (code) {
			case UNPROCESSABLE, HttpURLConnection.HTTP_CONFLICT -> true;
			case HttpURLConnection.HTTP_BAD_REQUEST -> !words.contains("does not support dry run");
			// Admission forbids with words of its own, authorization with "cannot patch".
			case HttpURLConnection.HTTP_FORBIDDEN -> !words.contains(" cannot ");
			default -> false;
		};
	}

}
