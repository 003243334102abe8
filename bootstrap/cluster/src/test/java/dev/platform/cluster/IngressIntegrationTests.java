package dev.platform.cluster;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way in: host and path, TLS, and the certificate's renewal.
 */
@Order(5)
@ExtendWith(ClusterExtension.class)
class IngressIntegrationTests {

	private static final Site PROD = new Site("prod");

	private static final Site DEV = new Site("dev");

	@Test
	void countsAVoteThroughTheIngressWithAVerifiedChain(Cluster cluster) {
		long before = PROD.votes();
		long elsewhere = DEV.votes();
		assertThat(PROD.vote("a")).isEqualTo(303);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> PROD.votes() == before + 1);
		assertThat(DEV.votes()).isEqualTo(elsewhere);
		assertThat(PROD.headers("/result/").toLowerCase()).contains("strict-transport-security");
	}

	@Test
	void sendsWhoComesWithoutTlsElsewhere(Cluster cluster) {
		assertThat(PROD.statusWithoutTls("/vote/")).isEqualTo(308);
	}

	@Test
	void refusesLargeBodiesAndFloods(Cluster cluster) {
		String large = "x".repeat(20_000);
		// The service itself would answer 405.
		assertThat(PROD.status("/result/", "--data", large)).isEqualTo(413);
		assertThat(PROD.statuses("/result/counts", 1500)).contains(200, 429).doesNotContain(500, 502, 503);
	}

	@Test
	void servesARenewedCertificateWithoutARestart(Cluster cluster) {
		BigInteger old = PROD.certificate().getSerialNumber();
		certificate(cluster, "prod", "tls").editStatus((certificate) -> {
			// What cert-manager's own `cmctl renew` does.
			Map<String, Object> status = status(certificate);
			status.put("conditions", List.of(condition("Ready", "Ready", "as before"),
					condition("Issuing", "ManuallyTriggered", "test")));
			return certificate;
		});
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptions()
			.until(() -> !PROD.certificate().getSerialNumber().equals(old));
		assertThat(PROD.status("/vote/")).isEqualTo(200);
	}

	@Test
	void renewsACertificateWhenItsTimeComes(Cluster cluster) {
		// An hour is the shortest life that cert-manager gives; this one is due after 10
		// s.
		cluster.client().load(new ByteArrayInputStream("""
				apiVersion: cert-manager.io/v1
				kind: Certificate
				metadata: {name: short-lived, namespace: dev}
				spec:
				  secretName: short-lived
				  dnsNames: [dev.localhost]
				  duration: 1h
				  renewBefore: 59m50s
				  issuerRef: {kind: ClusterIssuer, name: platform-local}
				""".getBytes())).create();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.until(() -> status(certificate(cluster, "dev", "short-lived").get())
					.get("revision") instanceof Number revision && revision.intValue() >= 2);
			X509Certificate renewed = Certificates.decode(cluster.client()
				.secrets()
				.inNamespace("dev")
				.withName("short-lived")
				.get()
				.getData()
				.get("tls.crt"));
			assertThat(renewed.getNotAfter().toInstant()).isAfter(Instant.now().plus(Duration.ofMinutes(55)));
		}
		finally {
			certificate(cluster, "dev", "short-lived").delete();
			cluster.client().secrets().inNamespace("dev").withName("short-lived").delete();
		}
	}

	private static Resource<GenericKubernetesResource> certificate(Cluster cluster, String namespace, String name) {
		return cluster.client()
			.genericKubernetesResources("cert-manager.io/v1", "Certificate")
			.inNamespace(namespace)
			.withName(name);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> status(GenericKubernetesResource certificate) {
		return (Map<String, Object>) certificate.getAdditionalProperties().getOrDefault("status", Map.of());
	}

	private static Map<String, Object> condition(String type, String reason, String message) {
		return Map.of("type", type, "status", "True", "reason", reason, "message", message, "lastTransitionTime",
				Instant.now().toString());
	}

}
