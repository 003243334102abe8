package dev.platform.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

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
@Order(20)
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
		int asked = vote(VOTES / 3);
		NodeContainer.kill("prod", "redis");
		// The first of these is taken when Redis is back.
		asked += vote(VOTES / 3);
		NodeContainer.kill("prod", "worker");
		asked += vote(VOTES / 3);
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> PROD.status("/result/counts") == 200 && PROD.votes() >= before + VOTES);
		long counted = PROD.votes() - before;
		System.out.println("accepted %d of %d votes while Redis and the worker were killed; counted %d".formatted(VOTES,
				asked, counted));
		// One that was refused may have been written before its answer was lost.
		assertThat(counted).isBetween((long) VOTES, (long) asked);
	}

	@Test
	@Order(3)
	void comesBackWithEveryVoteAfterTheNodeRestarts(Cluster cluster) {
		long before = PROD.votes();
		// Taken, and perhaps still in the queue.
		int asked = vote(VOTES / 3);
		String script = Machine.CHECKOUT.resolve("bootstrap/cluster/native/cluster").toString();
		Machine.run(Machine.CHECKOUT, Map.of(), script, "down").orFail();
		Machine.run(Machine.CHECKOUT, Map.of(), script, "up").orFail();
		Awaitility.await()
			.ignoreExceptions()
			.atMost(Duration.ofMinutes(15))
			.until(() -> PROD.status("/vote/") == 200 && PROD.votes() >= before + VOTES / 3);
		assertThat(PROD.votes() - before).isBetween(VOTES / 3L, (long) asked);
	}

	/** Votes until so many were taken, and tells how often it asked. */
	private static int vote(int accepted) {
		AtomicInteger asked = new AtomicInteger();
		for (int number = 0; number < accepted; number++) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(500))
				.until(() -> asked.incrementAndGet() > 0 && PROD.vote("b") == 303);
		}
		return asked.get();
	}

}
