package dev.platform.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The paths through the cluster's network, tried by connecting.
 */
@Order(6)
@ExtendWith(ClusterExtension.class)
class NetworkIntegrationTests {

	private static final List<String> ENVIRONMENTS = List.of("dev", "prod");

	private static final List<String> SERVICES = List.of("vote", "worker", "result", "redis", "postgres");

	// It reads what anybody who may push has written.
	private static final String REPO_SERVER = "argocd/argocd-repo-server";

	private static final String MONITORING = "monitoring";

	private static final Map<String, Integer> MANAGEMENT = Map.of("vote", 9080, "result", 9081, "worker", 9082);

	private static final List<FromOutside> FROM_OUTSIDE = List.of(new FromOutside("prod", "redis", 6379),
			new FromOutside("prod", "postgres", 5432), new FromOutside("prod", "worker", 9082));

	// Nothing leads from this cluster to the internet: a port of this machine, which is
	// outside of it, stands for that.
	private static ServerSocket internet;

	private static Namespace monitoring;

	@BeforeAll
	static void listenOutsideAndMonitor(Cluster cluster) throws IOException {
		internet = new ServerSocket(0, 100, InetAddress.getByName(Machine.OUTSIDE));
		monitoring = cluster.client()
			.resource(new NamespaceBuilder().withNewMetadata().withName(MONITORING).endMetadata().build())
			.create();
	}

	@AfterAll
	static void stop(Cluster cluster) throws IOException {
		internet.close();
		cluster.client().resource(monitoring).delete();
	}

	@Test
	void opensThePathsThatAreNeededAndNoOther(Cluster cluster) {
		Set<Connection> needed = needed(cluster);
		List<Connection> forbidden = forbidden(cluster);
		List<Connection> all = Stream.concat(needed.stream(), forbidden.stream()).toList();
		assertThat(Caller.working(cluster.client(), all)).containsExactlyInAnyOrderElementsOf(needed);
		assertThat(FromOutside.working(cluster.client(), FROM_OUTSIDE)).isEmpty();
		System.out.println(
				"network_paths %d open, %d closed".formatted(needed.size(), forbidden.size() + FROM_OUTSIDE.size()));
	}

	@Test
	void showsThatItIsThePoliciesThatClose(Cluster cluster) {
		List<NetworkPolicy> open = Stream.concat(ENVIRONMENTS.stream(), Stream.of("ingress", "argocd"))
			.map(NetworkIntegrationTests::open)
			.toList();
		open.forEach((policy) -> cluster.client().resource(policy).create());
		try {
			List<Connection> forbidden = forbidden(cluster);
			assertThat(Caller.working(cluster.client(), forbidden)).containsExactlyInAnyOrderElementsOf(forbidden);
			assertThat(FromOutside.working(cluster.client(), FROM_OUTSIDE)).hasSameSizeAs(FROM_OUTSIDE);
		}
		finally {
			open.forEach((policy) -> cluster.client().resource(policy).delete());
		}
	}

	private static Set<Connection> needed(Cluster cluster) {
		Set<Connection> needed = new HashSet<>();
		for (String environment : ENVIRONMENTS) {
			needed.add(within(environment, "vote", "redis", 6379));
			needed.add(within(environment, "worker", "redis", 6379));
			needed.add(within(environment, "worker", "postgres", 5432));
			needed.add(within(environment, "result", "postgres", 5432));
			needed.add(Connection.to("ingress/traefik", "vote", environment, 80));
			needed.add(Connection.to("ingress/traefik", "result", environment, 80));
			MANAGEMENT.forEach((service, port) -> needed
				.add(new Connection(MONITORING + "/prometheus", pod(cluster, environment, service) + ":" + port)));
		}
		needed.add(Connection.to(REPO_SERVER, "git", "git", 80));
		needed.add(Connection.to(REPO_SERVER, "argocd-redis", "argocd", 6379));
		return needed;
	}

	private static List<Connection> forbidden(Cluster cluster) {
		List<Connection> forbidden = new ArrayList<>();
		for (String environment : ENVIRONMENTS) {
			String other = environment.equals("dev") ? "prod" : "dev";
			forbidden.add(within(environment, "vote", "postgres", 5432));
			forbidden.add(within(environment, "result", "redis", 6379));
			forbidden.add(within(environment, "result", "vote", 80));
			forbidden.add(within(environment, "stranger", "redis", 6379));
			forbidden.add(within(environment, "stranger", "postgres", 5432));
			forbidden.add(Connection.to(environment + "/vote", "redis", other, 6379));
			forbidden.add(Connection.to(environment + "/worker", "postgres", other, 5432));
			forbidden.add(Connection.to(environment + "/worker", "vote", other, 80));
			forbidden.add(Connection.to("ingress/traefik", "redis", environment, 6379));
			forbidden.add(Connection.to("ingress/traefik", "postgres", environment, 5432));
			forbidden.add(new Connection(MONITORING + "/prometheus", pod(cluster, environment, "vote") + ":8080"));
			forbidden.add(new Connection(environment + "/result", pod(cluster, environment, "vote") + ":9080"));
			for (String service : SERVICES) {
				forbidden.add(new Connection(environment + "/" + service, Machine.NODE + ":6443"));
				forbidden
					.add(new Connection(environment + "/" + service, Machine.OUTSIDE + ":" + internet.getLocalPort()));
			}
		}
		forbidden.add(Connection.to(REPO_SERVER, "argocd-server", "argocd", 80));
		forbidden.add(Connection.to(REPO_SERVER, "vote", "dev", 80));
		forbidden.add(Connection.to(REPO_SERVER, "cert-manager-webhook", "cert-manager", 443));
		forbidden.add(new Connection(REPO_SERVER, Machine.NODE + ":6443"));
		forbidden.add(new Connection(REPO_SERVER, Machine.NODE + ":5000"));
		forbidden.add(new Connection(REPO_SERVER, Machine.OUTSIDE + ":" + internet.getLocalPort()));
		return forbidden;
	}

	private static Connection within(String environment, String from, String to, int port) {
		return Connection.to(environment + "/" + from, to, environment, port);
	}

	private static String pod(Cluster cluster, String environment, String service) {
		return cluster.pods(environment, service).getFirst().getStatus().getPodIP();
	}

	private static NetworkPolicy open(String namespace) {
		return new NetworkPolicyBuilder().withNewMetadata()
			.withName("open-for-a-test")
			.withNamespace(namespace)
			.endMetadata()
			.withNewSpec()
			.withNewPodSelector()
			.endPodSelector()
			.withPolicyTypes("Ingress", "Egress")
			.addNewIngress()
			.endIngress()
			.addNewEgress()
			.endEgress()
			.endSpec()
			.build();
	}

}
