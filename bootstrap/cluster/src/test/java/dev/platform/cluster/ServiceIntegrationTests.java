package dev.platform.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.platform.terminal.Terminal;
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

	private static final Duration PROMISED = Duration.ofSeconds(90);

	// So that a slow machine is told how slow it is, rather than that nothing came.
	private static final Duration LONG = PROMISED.multipliedBy(3);

	@Test
	void bringsANewServiceToDevThenToProdAndTakesItAway(Cluster cluster, @TempDir Path directory) throws Exception {
		Workplace workplace = Workplace.of(directory);
		cluster.applications().awaitQuiet();
		try (Terminal terminal = workplace.shell()) {
			terminal.await("platform> ", LONG);
			Instant start = Instant.now();
			terminal.type("service create --database postgres");
			terminal.await("name: ", LONG);
			terminal.type("orders");
			terminal.await("spring-web", LONG);
			terminal.await("): ", LONG);
			terminal.type("spring-web");
			terminal.await("Created orders from the template spring-web 2", LONG);
			// By the webhook: without it a new folder is noticed once a minute.
			Awaitility.await("the Application of orders")
				.atMost(Duration.ofSeconds(20))
				.until(() -> cluster.applications().exists("dev-orders"));
			cluster.applications().awaitHealthy("dev-orders");
			// The ingress controller hears of a Pod that is ready a moment after Argo CD.
			Site dev = new Site("dev");
			Awaitility.await("the page of orders").atMost(LONG).until(() -> dev.status("/orders/") == 200);
			assertThat(dev.page("/orders/")).contains("orders");
			Duration took = Duration.between(start, Instant.now());
			System.out.printf("service_in_dev %.1f s%n", took.toMillis() / 1000.0);
			assertThat(took).isLessThanOrEqualTo(PROMISED);
			cluster.applications().awaitHealthy("prod-orders");
			assertThat(cluster.pods("prod", "orders")).isEmpty();

			terminal.type("promote --env prod --service orders");
			terminal.await("Promoted 1 service from dev to prod", LONG);
			terminal.await("platform> ", LONG);
			terminal.type("exit");
			assertThat(terminal.end()).isZero();
		}
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
