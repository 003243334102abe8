package dev.platform.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that did not exist: made, in dev, in prod, and gone again.
 */
@Order(4)
@ExtendWith(ClusterExtension.class)
class ServiceIntegrationTests {

	private static final int LIMIT_SECONDS = 90;

	@Test
	void bringsANewServiceToDevThenToProdAndTakesItAway(Cluster cluster, @TempDir Path directory) {
		Workplace workplace = Workplace.of(directory);
		cluster.applications().awaitQuiet();
		long start = System.nanoTime();
		workplace
			.platform("service", "create", "--name", "orders", "--template", "spring-web", "--database", "postgres")
			.orFail();
		workplace.platform("deploy", "--service", "orders", "--build", "--wait").orFail();
		assertThat(new Site("dev").page("/orders/")).contains("orders");
		double seconds = (System.nanoTime() - start) / 1e9;
		System.out.println("service_in_dev %.1f s".formatted(seconds));
		assertThat(seconds).isLessThanOrEqualTo(LIMIT_SECONDS);
		cluster.applications().awaitHealthy("prod-orders");
		assertThat(cluster.pods("prod", "orders")).isEmpty();

		workplace.platform("promote", "--env", "prod", "--service", "orders").orFail();
		List<Pod> pods = cluster.pods("prod", "orders");
		assertThat(pods).hasSize(2).allMatch(Readiness.getInstance()::isReady);
		assertThat(pods)
			.allSatisfy((pod) -> assertThat(pod.getSpec().getContainers().getFirst().getImage()).contains("@sha256:")
				.isEqualTo(Platform.wanted("dev", "orders")));
		assertThat(new Site("prod").page("/orders/")).contains("orders");

		workplace.commit("Add orders");
		workplace.platform("service", "delete", "--name", "orders", "--yes").orFail();
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> cluster.pods("dev", "orders").isEmpty() && !cluster.applications().exists("dev-orders"));
		// In prod a folder that is gone takes nothing with it: somebody has to say so.
		assertThat(cluster.pods("prod", "orders")).hasSize(2);
		cluster.applications().delete("prod-orders");
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> cluster.pods("prod", "orders").isEmpty());
	}

	@Test
	void showsAChangeInAPreviewForAWhile(Cluster cluster, @TempDir Path directory) {
		Workplace workplace = Workplace.of(directory);
		workplace
			.platform("preview", "create", "--service", "vote", "--name", "look", "--image",
					Platform.wanted("dev", "vote"), "--ttl", "1s")
			.orFail();
		Site preview = new Site("look");
		Awaitility.await()
			.atMost(Duration.ofMinutes(4))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> preview.status("/vote/") == 200 && preview.vote("a") == 303);
		workplace.platform("preview", "prune").orFail();
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> cluster.client().namespaces().withName("look").get() == null
					&& !cluster.applications().exists("look-vote"));
	}

	@Test
	void findsNothingWrongWhereNothingIs(Cluster cluster) {
		cluster.applications().awaitQuiet();
		Machine.Ended doctor = Machine.platform("doctor");
		System.out.println(doctor.output());
		assertThat(doctor.code()).isZero();
		assertThat(doctor.output().lines().skip(1)).isNotEmpty().allMatch((line) -> line.startsWith("ok"));
	}

}
