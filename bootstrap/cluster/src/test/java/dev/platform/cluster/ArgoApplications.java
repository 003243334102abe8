package dev.platform.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Argo CD itself says of its Applications.
 */
record ArgoApplications(KubernetesClient client) {

	String sync(String name) {
		return value(name, "sync", "status");
	}

	String health(String name) {
		return value(name, "health", "status");
	}

	/** The commit the Application is at. */
	String revision(String name) {
		return value(name, "sync", "revision");
	}

	/**
	 * Waits until the Application is at a commit, in sync, with the operation for it
	 * done.
	 */
	void awaitSynced(String name, String revision) {
		Awaitility.await(name + " at " + revision)
			.pollInterval(Duration.ofMillis(50))
			.atMost(Duration.ofMinutes(3))
			.until(() -> synced(name).filter(revision::equals).isPresent());
	}

	/**
	 * The commit that an Application is synced to; nothing while it is not, or on its
	 * way.
	 */
	Optional<String> synced(String name) {
		// Looked at once: between two looks it may begin with another commit.
		GenericKubernetesResource application = all().withName(name).get();
		boolean there = value(application, "sync", "status").equals("Synced")
				&& !value(application, "operationState", "phase").equals("Running");
		return there ? Optional.of(value(application, "sync", "revision")) : Optional.empty();
	}

	void awaitHealthy(String name) {
		Awaitility.await(name + " to be healthy")
			.atMost(Duration.ofMinutes(3))
			.until(() -> sync(name).equals("Synced") && health(name).equals("Healthy"));
	}

	/**
	 * Waits until nothing rolls out any more: what is measured then is the way of one
	 * commit.
	 */
	void awaitQuiet() {
		Awaitility.await("every Application to be healthy")
			.pollInterval(Duration.ofMillis(300))
			.atMost(Duration.ofMinutes(3))
			.until(() -> all().list()
				.getItems()
				.stream()
				.allMatch((application) -> value(application, "sync", "status").equals("Synced")
						&& value(application, "health", "status").equals("Healthy")));
	}

	/** What Argo CD complains of: its conditions, and what it said of each object. */
	List<String> complaints(String name) {
		GenericKubernetesResource application = all().withName(name).get();
		return Stream
			.of(texts(field(application, "conditions")),
					texts(field(application, "operationState", "syncResult", "resources")),
					Stream.of(value(application, "operationState", "message")))
			.flatMap((texts) -> texts)
			.toList();
	}

	/** Waits until Argo CD complains of an Application in these words. */
	void awaitComplaint(String name, String... words) {
		Awaitility.await(name + " to be refused: " + String.join(", ", words))
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(String.join("\n", complaints(name))).contains(words));
	}

	/** Has an Application rendered again, whatever was kept of the last time. */
	void renderAgain(String name) {
		all().withName(name)
			.patch(PatchContext.of(PatchType.JSON_MERGE),
					"{\"metadata\": {\"annotations\": {\"argocd.argoproj.io/refresh\": \"hard\"}}}");
	}

	void awaitExistence(Collection<String> names) {
		Awaitility.await(names + " to be there")
			.atMost(Duration.ofMinutes(4))
			.until(() -> names.stream().allMatch(this::exists));
	}

	/**
	 * Waits until Applications are gone. One goes once its sync has ended; for a sync
	 * that is tried again and again, that is after five minutes, unless somebody ends it.
	 */
	void awaitAbsence(Collection<String> names) {
		Awaitility.await(names + " to be gone").atMost(Duration.ofMinutes(8)).until(() -> {
			names.stream()
				.filter((name) -> value(name, "operationState", "phase").equals("Running"))
				.forEach(this::endSync);
			return names.stream().noneMatch(this::exists);
		});
	}

	// What `argocd app terminate-op` does.
	private void endSync(String name) {
		try {
			all().withName(name)
				.patch(PatchContext.of(PatchType.JSON_MERGE),
						"{\"status\": {\"operationState\": {\"phase\": \"Terminating\"}}}");
		}
		catch (KubernetesClientException ex) {
			if (exists(name)) {
				throw ex;
			}
		}
	}

	boolean exists(String name) {
		return all().withName(name).get() != null;
	}

	/** Takes an Application away with everything it has brought. */
	void delete(String name) {
		all().withName(name)
			.patch(PatchContext.of(PatchType.JSON_MERGE),
					"{\"metadata\": {\"finalizers\": [\"resources-finalizer.argocd.argoproj.io\"]}}");
		all().withName(name).delete();
	}

	private NonNamespaceOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>> all() {
		return this.client.genericKubernetesResources("argoproj.io/v1alpha1", "Application").inNamespace("argocd");
	}

	private String value(String name, String... path) {
		return value(all().withName(name).get(), path);
	}

	private static String value(GenericKubernetesResource application, String... path) {
		return String.valueOf(field(application, path));
	}

	private static Object field(GenericKubernetesResource application, String... path) {
		Object value = (application != null) ? application.getAdditionalProperties().get("status") : null;
		for (String key : List.of(path)) {
			value = (value instanceof Map<?, ?> map) ? map.get(key) : null;
		}
		return value;
	}

	private static Stream<String> texts(Object list) {
		return (list instanceof List<?> items)
				? items.stream().map((item) -> String.valueOf(((Map<?, ?>) item).get("message"))) : Stream.empty();
	}

}
