package dev.platform.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the API server refuses of that which Argo CD brings, in its own words; the objects
 * are those that {@code platform validate} is tested with.
 */
@Order(11)
@ExtendWith(ClusterExtension.class)
class AdmissionIntegrationTests {

	private static final Path OBJECTS = Machine.CHECKOUT
		.resolve("platform-cli/src/test/resources/dev/platform/cli/policy/rules");

	/**
	 * Which folder an object comes from: the one it names, or that of the service it is.
	 */
	private static final Pattern FOLDER = Pattern.compile("(?:From the folder |app.kubernetes.io/name: )([a-z0-9-]+)");

	private static final String ARGO_CD = "system:serviceaccount:argocd:argocd-application-controller";

	@ParameterizedTest
	@CsvSource({ "host, fail-with-the-host-of-another", "host, fail-in-tls", "host, fail-in-a-certificate",
			"host, fail-with-a-wildcard", "restricted, fail-with-a-projected-token", "restricted, fail-with-a-token",
			"image-registry, fail-in-a-pod-that-names-a-controller", "image-registry, fail-in-a-replication-controller",
			"image-registry, fail-in-a-replica-set", "image-registry, fail-with-an-exception-that-it-grants-itself",
			"image-digest, fail-in-a-replication-controller", "image-digest, fail-with-the-exception-of-another",
			"resources, fail-in-a-replication-controller", "controllers-only, fail-with-an-endpoint-slice",
			"service, fail-with-a-port-of-the-node", "placement, fail-on-a-node", "secret, fail", "service-name, fail",
			"service-name, fail-with-a-tracking-id-of-its-own", "service-name, fail-in-a-stateful-set",
			"service-name, fail-in-a-replication-controller", "service-name, fail-in-a-cron-job",
			"service-name, fail-in-a-pod", "service-name, fail-with-the-network-policy-of-another",
			"service-name, fail-with-a-network-policy-of-everybody",
			"service-name, fail-with-a-way-to-the-database-for-another",
			"service-name, fail-with-a-way-to-the-database-from-other-environments", "service-data, fail",
			"service-data, fail-with-the-password-of-another", "service-data, fail-with-the-cookie-secret-of-another",
			"service-data, fail-in-a-projected-volume", "service-data, fail-in-an-init-container",
			"service-data, fail-in-a-replication-controller", "service-data, fail-in-a-job",
			"service-data, fail-in-a-cron-job", "service-data, fail-in-a-pod",
			"service-data, fail-called-like-the-password-of-another", "service-data, fail-with-the-volume-of-another",
			"volume, fail", "volume, fail-in-a-stateful-set-with-the-data-of-another" })
	void refusesWhatBreaksARule(String rule, String name, Cluster cluster) {
		assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> bring(cluster, rule, name))
			.withMessageContaining(
					"ValidatingAdmissionPolicy '%s' with binding '%s' denied request: ".formatted(rule, rule));
	}

	@ParameterizedTest
	@CsvSource({ "host, pass", "host, pass-in-a-certificate", "restricted, pass",
			"restricted, pass-with-projected-settings", "image-registry, pass", "resources, pass", "service, pass",
			"placement, pass", "service-name, pass", "service-name, pass-in-a-second-workload",
			"service-name, pass-with-a-way-to-the-database", "service-data, pass", "service-data, pass-with-the-queue",
			"service-data, pass-with-its-own-volume", "volume, pass" })
	void acceptsWhatKeepsIt(String rule, String name, Cluster cluster) throws IOException {
		assertThat(bring(cluster, rule, name)).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "pod-security.kubernetes.io/enforce, privileged", "platform.dev/releases, ''",
			"pod-security.kubernetes.io/enforce-version, latest" })
	void refusesAnEnvironmentWithoutItsFence(String label, String value, Cluster cluster) {
		try (KubernetesClient argoCd = as(cluster, ARGO_CD)) {
			Namespace namespace = argoCd.namespaces().withName("dev").get();
			assertThat(change(argoCd, namespace)).isNotNull();
			Namespace open = new NamespaceBuilder(namespace).editMetadata()
				.addToLabels(label, value)
				.endMetadata()
				.build();
			assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> change(argoCd, open))
				.withMessageContaining("ValidatingAdmissionPolicy 'environment-fence'")
				.withMessageContaining("its label " + label);
		}
	}

	@Test
	void letsNoPasswordOfAnotherBeReadBesideARunningContainer(Cluster cluster) {
		String image = "docker.io/library/debian:bookworm";
		assertThatExceptionOfType(KubernetesClientException.class)
			.isThrownBy(() -> debug(cluster, image, "postgres-worker"))
			.withMessageContaining("ValidatingAdmissionPolicy 'service-data'")
			.withMessageContaining("it belongs to vote, and reads a Secret of another: postgres-worker");
		assertThat(debug(cluster, image, "vote")).isNotNull();
	}

	// `kubectl debug` for everybody would run any image beside a service.
	@Test
	void refusesAContainerFromElsewhereBesideARunningOne(Cluster cluster) {
		assertThatExceptionOfType(KubernetesClientException.class)
			.isThrownBy(() -> debug(cluster, "elsewhere.example.org/tool:1.0.0"))
			.withMessageContaining("ValidatingAdmissionPolicy 'image-registry'")
			.withMessageContaining("elsewhere.example.org");
		assertThat(debug(cluster, "docker.io/library/debian:bookworm")).isNotNull();
	}

	private static String debug(Cluster cluster, String image) {
		return debug(cluster, image, "vote");
	}

	private static String debug(Cluster cluster, String image, String secret) {
		EphemeralContainer container = new EphemeralContainerBuilder().withName("debug")
			.withImage(image)
			.addNewEnvFrom()
			.withNewSecretRef(secret, false)
			.endEnvFrom()
			.withNewSecurityContext()
			.withAllowPrivilegeEscalation(false)
			.withRunAsNonRoot(true)
			.withReadOnlyRootFilesystem(true)
			.withNewCapabilities()
			.withDrop("ALL")
			.endCapabilities()
			.withNewSeccompProfile()
			.withType("RuntimeDefault")
			.endSeccompProfile()
			.endSecurityContext()
			.build();
		Pod pod = cluster.pods("dev", "vote")
			.getFirst()
			.edit()
			.editSpec()
			.addToEphemeralContainers(container)
			.endSpec()
			.build();
		return cluster.client()
			.raw("/api/v1/namespaces/dev/pods/%s/ephemeralcontainers?dryRun=All".formatted(pod.getMetadata().getName()),
					"PUT", pod);
	}

	private static Namespace change(KubernetesClient client, Namespace namespace) {
		return client.resource(namespace).dryRun(true).update();
	}

	private static List<HasMetadata> bring(Cluster cluster, String rule, String name) throws IOException {
		String text = Files.readString(OBJECTS.resolve(rule).resolve(name + ".yaml"));
		Matcher folder = FOLDER.matcher(text);
		String service = folder.find() ? folder.group(1) : "orders";
		try (KubernetesClient argoCd = as(cluster, ARGO_CD)) {
			List<HasMetadata> objects = argoCd.load(new ByteArrayInputStream(text.getBytes(UTF_8))).items();
			objects.forEach((object) -> track(object, service));
			return argoCd.resourceList(objects).dryRun(true).create();
		}
	}

	// As Argo CD does, whatever stands there.
	private static void track(HasMetadata object, String service) {
		Map<String, String> annotations = new HashMap<>(
				Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of()));
		String namespace = object.getMetadata().getNamespace();
		annotations.put("argocd.argoproj.io/tracking-id", "%s-%s:%s/%s:%s/%s".formatted(namespace, service,
				HasMetadata.getGroup(object.getClass()), object.getKind(), namespace, object.getMetadata().getName()));
		object.getMetadata().setAnnotations(annotations);
	}

	private static KubernetesClient as(Cluster cluster, String user) {
		Config config = new ConfigBuilder(cluster.client().getConfiguration()).withImpersonateUsername(user).build();
		return new KubernetesClientBuilder().withConfig(config).build();
	}

}
