package dev.platform.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.fabric8.kubernetes.api.model.Pod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What dies, and what is still there afterwards. Last, as the node itself restarts.
 */
@Order(7)
@ExtendWith(ClusterExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIntegrationTests {

	private static final Site PROD = new Site("prod");

	private static final int VOTES = 60;

	@Test
	@Order(1)
	void drainsNoFurtherThanADisruptionBudgetAllows(Cluster cluster) {
		cluster.applications().awaitHealthy("prod-vote");
		List<Pod> pods = cluster.pods("prod", "vote");
		assertThat(pods).hasSize(2);
		// What `kubectl drain` asks for each Pod. One node cannot show more of a drain.
		assertThat(cluster.evict(pods.getFirst())).isTrue();
		assertThat(cluster.evict(pods.getLast())).as("the second while the first is missing").isFalse();
		cluster.applications().awaitHealthy("prod-vote");
	}

	@Test
	@Order(2)
	void losesNoAcknowledgedVoteWhenProcessesAreKilled(Cluster cluster) {
		long before = PROD.votes();
		int accepted = 0;
		for (int number = 0; number < VOTES; number++) {
			if (number == VOTES / 3) {
				NodeContainer.kill("prod", "redis");
			}
			if (number == VOTES * 2 / 3) {
				NodeContainer.kill("prod", "worker");
			}
			accepted += (PROD.vote("b") == 303) ? 1 : 0;
		}
		long expected = before + accepted;
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> PROD.status("/result/counts") == 200 && PROD.votes() >= expected);
		System.out.println("accepted %d of %d votes while Redis and the worker were killed; counted %d"
			.formatted(accepted, VOTES, PROD.votes() - before));
		assertThat(accepted).isPositive();
	}

	@Test
	@Order(3)
	void comesBackWithEveryVoteAfterTheNodeRestarts(Cluster cluster) {
		long before = PROD.votes();
		// Taken, and perhaps still in the queue.
		long accepted = IntStream.range(0, VOTES / 3).filter((_) -> PROD.vote("a") == 303).count();
		String script = Machine.CHECKOUT.resolve("bootstrap/cluster/native/cluster").toString();
		Machine.run(Machine.CHECKOUT, Map.of(), script, "down").orFail();
		Machine.run(Machine.CHECKOUT, Map.of(), script, "up").orFail();
		Awaitility.await()
			.ignoreExceptions()
			.atMost(Duration.ofMinutes(5))
			.until(() -> PROD.status("/vote/") == 200 && PROD.votes() == before + accepted);
		assertThat(accepted).isPositive();
	}

}
