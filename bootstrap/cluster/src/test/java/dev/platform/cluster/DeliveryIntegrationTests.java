package dev.platform.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a commit to what runs, asserted on Argo CD's own status and on the Pods.
 */
@Order(2)
@ExtendWith(ClusterExtension.class)
class DeliveryIntegrationTests {

	private static final Site PROD = new Site("prod");

	private static final int PROMOTIONS = 10;

	@Test
	void rollsTheNewDigestOutToProd(Cluster cluster) {
		Machine.platform("deploy", "--service", "vote", "--build", "--set", "OPTION_A=Tea").orFail();
		Machine.platform("promote", "--env", "prod").orFail();
		String image = Platform.wanted("prod", "vote");
		assertThat(image).contains("@sha256:");
		cluster.applications().awaitHealthy("prod-vote");
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(cluster.pods("prod", "vote")).hasSize(2)
				.allMatch(Readiness.getInstance()::isReady)
				.allSatisfy((pod) -> assertThat(image(pod)).isEqualTo(image)));
		assertThat(PROD.page("/vote/")).contains("Tea");
	}

	@Test
	void syncsWithinSecondsOfACommit(Cluster cluster) {
		List<Long> millis = new ArrayList<>();
		for (int round = 0; round < PROMOTIONS; round++) {
			Machine
				.platform("deploy", "--service", "result", "--image", Platform.wanted("dev", "result"), "--set",
						"OPTION_A=Round" + round)
				.orFail();
			String revision = Platform.json("promote", "--env", "prod").get("revision").asText();
			long start = System.nanoTime();
			cluster.applications().awaitSynced("prod-result", revision);
			millis.add((System.nanoTime() - start) / 1_000_000);
			cluster.applications().awaitHealthy("prod-result");
		}
		Collections.sort(millis);
		long median = millis.get(PROMOTIONS / 2);
		System.out.println("commit_to_synced " + median + " ms (median of " + millis + ")");
		assertThat(median).isLessThanOrEqualTo(3000);
	}

	@Test
	void syncsWithinSecondsOfAPushByHand(Cluster cluster, @TempDir Path directory) throws Exception {
		Map<String, String> git = Map.of("GIT_SSL_CAINFO",
				Machine.CHECKOUT.resolve(".platform/cluster/ca.crt").toString(), "GIT_TERMINAL_PROMPT", "0");
		String resolve = "http.curloptResolve=git.localhost:%s:127.0.0.1".formatted(Machine.remembered("https-port"));
		Machine.run(directory, git, "git", "-c", resolve, "clone", "-q", Machine.remembered("repository"), "clone")
			.orFail();
		Path work = directory.resolve("clone");
		Path settings = work.resolve("gitops/overlays/prod/worker/settings.env");
		Files.writeString(settings, Files.readString(settings).replace("INFO", "WARN"));
		Machine
			.run(work, git, "git", "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-qam",
					"Say less")
			.orFail();
		Machine.run(work, git, "git", "-c", resolve, "push", "-q").orFail();
		long start = System.nanoTime();
		String revision = Machine.run(work, git, "git", "rev-parse", "HEAD").orFail().output().strip();
		cluster.applications().awaitSynced("prod-worker", revision);
		long millis = (System.nanoTime() - start) / 1_000_000;
		System.out.println("push_to_synced " + millis + " ms");
		assertThat(millis).isLessThanOrEqualTo(5000);
	}

	@Test
	void undoesAChangeMadeByHand(Cluster cluster) {
		cluster.client().apps().deployments().inNamespace("prod").withName("vote").scale(1);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> cluster.client()
				.apps()
				.deployments()
				.inNamespace("prod")
				.withName("vote")
				.get()
				.getSpec()
				.getReplicas() == 2);
	}

	@Test
	void keepsServingWhileABrokenImageIsPromoted(Cluster cluster) throws Exception {
		cluster.applications().awaitHealthy("prod-vote");
		Machine.platform("deploy", "--service", "vote", "--image", "registry.example.com/vote:does-not-exist").orFail();
		Machine.platform("promote", "--env", "prod", "--service", "vote").orFail();
		AtomicBoolean stop = new AtomicBoolean();
		CompletableFuture<List<Integer>> statuses = CompletableFuture.supplyAsync(() -> {
			List<Integer> all = new ArrayList<>();
			while (!stop.get()) {
				all.add(PROD.status("/vote/"));
			}
			return all;
		});
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> cluster.pods("prod", "vote")
				.stream()
				.anyMatch((pod) -> !Readiness.getInstance().isReady(pod)));
		Thread.sleep(5000);
		Machine.platform("rollback", "--env", "prod", "--service", "vote").orFail();
		cluster.applications().awaitHealthy("prod-vote");
		stop.set(true);
		System.out.println("requests during a broken rollout " + statuses.get().size());
		assertThat(statuses.get()).hasSizeGreaterThan(20).containsOnly(200);
		Machine.platform("rollback", "--env", "dev", "--service", "vote").orFail();
	}

	private static String image(Pod pod) {
		return pod.getSpec().getContainers().getFirst().getImage();
	}

}
