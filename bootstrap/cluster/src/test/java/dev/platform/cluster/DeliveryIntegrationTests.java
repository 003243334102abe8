package dev.platform.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
 * From a commit to what runs, asserted on Argo CD's own status and on the Pods.
 */
@Order(2)
@ExtendWith(ClusterExtension.class)
class DeliveryIntegrationTests {

	private static final Site PROD = new Site("prod");

	private static final int PROMOTIONS = 10;

	@Test
	void rollsTheNewDigestOutToProd(Cluster cluster) {
		Machine.platform("deploy", "--service", "vote", "--build", "--set", "OPTION_A=Tea", "--wait").orFail();
		Visitors visitors = new Visitors(PROD, "/vote/");
		System.out.println(Machine.platform("promote", "--env", "prod").orFail().errors());
		String image = Platform.wanted("prod", "vote");
		assertThat(image).contains("@sha256:");
		cluster.applications().awaitHealthy("prod-vote");
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(cluster.pods("prod", "vote")).hasSize(2)
				.allMatch(Readiness.getInstance()::isReady)
				.allSatisfy((pod) -> assertThat(image(pod)).isEqualTo(image)));
		assertThat(PROD.page("/vote/")).contains("Tea");
		assertThat(visitors.statuses()).hasSizeGreaterThan(20).containsOnly(200);
	}

	@Test
	void syncsWithinSecondsOfACommit(Cluster cluster, @TempDir Path directory) {
		PlainGit git = PlainGit.clone(directory);
		// Pods that start would take the processors from what is measured.
		git.push(overlay("dev"), (text) -> text + "replicas:\n- name: result\n  count: 0\n");
		git.push(overlay("prod"), (text) -> text.replace("count: 2", "count: 0"));
		List<Long> millis = new ArrayList<>();
		try (SyncWatch watch = new SyncWatch(cluster.applications(), "prod-result")) {
			for (int round = 0; round < PROMOTIONS; round++) {
				Machine
					.platform("deploy", "--service", "result", "--image", Platform.wanted("dev", "result"), "--set",
							"OPTION_A=Round" + round)
					.orFail();
				cluster.applications().awaitQuiet();
				String revision = Platform
					.json("promote", "--env", "prod", "--service", "result", "--no-wait", "--override", "health",
							"--reason", "only the way of the commit is measured")
					.get("revision")
					.asText();
				// A commit tells its second only: the middle of it is right on average.
				Instant committed = git.committed(revision).plusMillis(500);
				millis.add(Duration.between(committed, watch.when(revision)).toMillis());
				cluster.applications().awaitQuiet();
			}
		}
		git.push(overlay("dev"), (text) -> text.replaceAll("replicas:\n.*\n.*\n", ""));
		cluster.applications()
			.awaitSynced("prod-result", git.push(overlay("prod"), (text) -> text.replace("count: 0", "count: 2")));
		Collections.sort(millis);
		long median = millis.get(PROMOTIONS / 2);
		System.out.println("commit_to_synced " + median + " ms (median of " + millis + ")");
		assertThat(median).isLessThanOrEqualTo(3000);
	}

	@Test
	void syncsWithinSecondsOfAPushByHand(Cluster cluster, @TempDir Path directory) {
		PlainGit git = PlainGit.clone(directory);
		cluster.applications().awaitQuiet();
		String revision = git.push("gitops/overlays/prod/worker/settings.env", (text) -> text.replace("INFO", "WARN"));
		long start = System.nanoTime();
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

	private static String overlay(String environment) {
		return "gitops/overlays/%s/result/kustomization.yaml".formatted(environment);
	}

	private static String image(Pod pod) {
		return pod.getSpec().getContainers().getFirst().getImage();
	}

}
