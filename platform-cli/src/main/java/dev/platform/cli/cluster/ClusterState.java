package dev.platform.cli.cluster;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.platform.engine.Problem;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What an API server says of itself and of who asks.
 */
public record ClusterState(Cluster cluster) {

	/** Kubernetes' version, {@code v1.35.4}. */
	public String version() {
		return this.cluster.ask((client) -> client.getKubernetesVersion().getGitVersion());
	}

	/** The server's clock, to the second; nothing where it does not tell. */
	public Optional<Instant> time() {
		return this.cluster.ask((client) -> {
			try {
				String date = client.getHttpClient()
					.sendAsync(client.getHttpClient()
						.newHttpRequestBuilder()
						.uri(client.getMasterUrl() + "version")
						.build(), String.class)
					.get()
					.header("Date");
				return Optional.ofNullable(date)
					.map((text) -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
			}
			catch (ExecutionException ex) {
				return Optional.empty();
			}
			catch (InterruptedException ex) {
				throw Problem.interrupted("repeat the command", ex);
			}
		});
	}

	/**
	 * What this user may not do of what the commands do, {@code patch deployments.apps}.
	 */
	public List<String> missingRights() {
		return this.cluster.ask((client) -> {
			List<String> missing = new ArrayList<>();
			for (String[] right : new String[][] { { "list", "argoproj.io", "applications" },
					{ "patch", "argoproj.io", "applications" }, { "create", "", "secrets" },
					{ "create", "", "namespaces" },
					{ "create", "apiextensions.k8s.io", "customresourcedefinitions" } }) {
				if (!may(client, right[0], right[1], right[2])) {
					missing.add(right[0] + " " + right[2]);
				}
			}
			return missing;
		});
	}

	private static boolean may(KubernetesClient client, String verb, String group, String resource) {
		SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder().withNewSpec()
			.withNewResourceAttributes()
			.withVerb(verb)
			.withGroup(group)
			.withResource(resource)
			.withNamespace(ArgoCd.NAMESPACE)
			.endResourceAttributes()
			.endSpec()
			.build();
		return client.authorization().v1().selfSubjectAccessReview().create(review).getStatus().getAllowed();
	}

}
