package dev.platform.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
@Order(5)
@ExtendWith(ClusterExtension.class)
class NetworkIntegrationTests {

	private static final List<NetworkPath> NEEDED = List.of(
			new Connection("dev/vote", "redis.dev.svc.cluster.local:6379"),
			new Connection("dev/worker", "redis.dev.svc.cluster.local:6379"),
			new Connection("dev/worker", "postgres.dev.svc.cluster.local:5432"),
			new Connection("prod/result", "postgres.prod.svc.cluster.local:5432"),
			new Connection("ingress/traefik", "vote.prod.svc.cluster.local:80"),
			new Connection("ingress/traefik", "result.prod.svc.cluster.local:80"));

	private static final List<NetworkPath> FORBIDDEN = List.of(
			new Connection("dev/vote", "postgres.dev.svc.cluster.local:5432"),
			new Connection("dev/result", "redis.dev.svc.cluster.local:6379"),
			new Connection("dev/vote", "redis.prod.svc.cluster.local:6379"),
			new Connection("dev/worker", "postgres.prod.svc.cluster.local:5432"),
			new Connection("dev/stranger", "redis.dev.svc.cluster.local:6379"),
			new Connection("ingress/traefik", "redis.prod.svc.cluster.local:6379"),
			new Connection("dev/vote", Machine.NODE + ":6443"), new FromOutside("prod", "redis", 6379),
			new FromOutside("prod", "postgres", 5432), new FromOutside("prod", "worker", 9082));

	// Nothing leads from this cluster to the internet: a port of this machine, which is
	// outside of it, stands for that.
	private static ServerSocket internet;

	@BeforeAll
	static void listenOutside() throws IOException {
		internet = new ServerSocket(0, 1, InetAddress.getByName(Machine.OUTSIDE));
	}

	@AfterAll
	static void stopListening() throws IOException {
		internet.close();
	}

	@Test
	void opensThePathsThatAreNeeded(Cluster cluster) {
		assertThat(NEEDED).allSatisfy((path) -> assertThat(path.works(cluster.client())).as("%s", path).isTrue());
	}

	@Test
	void opensNoOther(Cluster cluster) {
		assertThat(forbidden()).allSatisfy((path) -> assertThat(path.works(cluster.client())).as("%s", path).isFalse());
	}

	@Test
	void showsThatItIsThePoliciesThatClose(Cluster cluster) {
		List<NetworkPolicy> open = Stream.of("dev", "prod", "ingress").map(NetworkIntegrationTests::open).toList();
		open.forEach((policy) -> cluster.client().resource(policy).create());
		try {
			assertThat(forbidden()).allSatisfy(
					(path) -> assertThat(path.works(cluster.client())).as("%s without policies", path).isTrue());
		}
		finally {
			open.forEach((policy) -> cluster.client().resource(policy).delete());
		}
	}

	private static List<NetworkPath> forbidden() {
		List<NetworkPath> all = new ArrayList<>(FORBIDDEN);
		all.add(new Connection("prod/result", Machine.OUTSIDE + ":" + internet.getLocalPort()));
		return all;
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
