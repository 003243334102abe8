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
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform on a real cluster, from nothing; the tests build on each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIntegrationTests {

	private static final Site PROD = new Site("prod");

	private static final Site DEV = new Site("dev");

	private static final int PROMOTIONS = 10;

	private static KubernetesClient client;

	private static ArgoApplications applications;

	@TempDir
	Path directory;

	@BeforeAll
	static void makeTheCluster() {
		Machine.platform("down", "--cluster").orFail();
		Machine.Ended up = Machine.platform("up", "--cluster").orFail();
		System.out.println(up.errors() + up.output());
		Config config = Config.fromKubeconfig(Machine.CHECKOUT.resolve(".platform/cluster/kubeconfig").toFile());
		client = new KubernetesClientBuilder().withConfig(config).build();
		applications = new ArgoApplications(client);
	}

	@AfterAll
	static void close() {
		if (client != null) {
			client.close();
		}
		Machine.platform("down", "--cluster");
	}

	@Test
	@Order(1)
	void changesNothingTheSecondTime() {
		Machine.Ended up = Machine.platform("up", "--cluster").orFail();
		System.out.println(up.errors());
		assertThat(up.errors()).contains(" 0 changed", "0 made").doesNotContainPattern("[1-9]\\d* changed");
	}

	@Test
	@Order(2)
	void countsAVoteThroughTheIngressWithAVerifiedChain() {
		assertThat(PROD.vote("a")).isEqualTo(303);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> PROD.votes() == 1);
		assertThat(DEV.votes()).isZero();
		assertThat(PROD.headers("/result/").toLowerCase()).contains("strict-transport-security");
	}

	@Test
	@Order(3)
	void rollsTheNewDigestOutToProd() {
		Machine.platform("deploy", "--service", "vote", "--build").orFail();
		Machine.platform("promote", "--env", "prod").orFail();
		String image = wanted("prod", "vote");
		assertThat(image).contains("@sha256:");
		applications.awaitHealthy("prod-vote");
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(pods("prod", "vote")).hasSize(2)
				.allSatisfy((pod) -> assertThat(pod.getSpec().getContainers().getFirst().getImage()).isEqualTo(image)));
	}

	@Test
	@Order(4)
	void syncsWithinSecondsOfACommit() {
		List<Long> millis = new ArrayList<>();
		for (int round = 0; round < PROMOTIONS; round++) {
			Machine
				.platform("deploy", "--service", "result", "--image", wanted("dev", "result"), "--set",
						"OPTION_A=Round" + round)
				.orFail();
			String revision = promoted(Machine.platform("promote", "--env", "prod", "--output", "json").orFail());
			long start = System.nanoTime();
			applications.awaitSynced("prod-result", revision);
			millis.add((System.nanoTime() - start) / 1_000_000);
		}
		Collections.sort(millis);
		long median = millis.get(PROMOTIONS / 2);
		System.out.println("commit_to_synced " + median + " ms (median of " + millis + ")");
		assertThat(median).isLessThanOrEqualTo(3000);
	}

	@Test
	@Order(5)
	void syncsWithinSecondsOfAPushByHand() throws Exception {
		String url = Files.readString(Machine.CHECKOUT.resolve(".platform/cluster/repository")).strip();
		Map<String, String> git = Map.of("GIT_SSL_CAINFO",
				Machine.CHECKOUT.resolve(".platform/cluster/ca.crt").toString(), "GIT_TERMINAL_PROMPT", "0");
		String[] clone = { "git", "-c", "http.curloptResolve=git.localhost:8443:127.0.0.1", "clone", "-q", url,
				"clone" };
		Machine.run(this.directory, git, clone).orFail();
		Path work = this.directory.resolve("clone");
		Path settings = work.resolve("gitops/overlays/prod/worker/settings.env");
		Files.writeString(settings, Files.readString(settings).replace("INFO", "WARN"));
		Machine
			.run(work, git, "git", "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-qam",
					"Say less")
			.orFail();
		Machine.run(work, git, "git", "-c", "http.curloptResolve=git.localhost:8443:127.0.0.1", "push", "-q").orFail();
		long start = System.nanoTime();
		String revision = Machine.run(work, git, "git", "rev-parse", "HEAD").orFail().output().strip();
		applications.awaitSynced("prod-worker", revision);
		long millis = (System.nanoTime() - start) / 1_000_000;
		System.out.println("push_to_synced " + millis + " ms");
		assertThat(millis).isLessThanOrEqualTo(5000);
	}

	@Test
	@Order(6)
	void opensThePathsThatAreNeededAndNoOther() {
		List<Connection> allowed = List.of(new Connection("dev/vote", "redis.dev.svc.cluster.local:6379"),
				new Connection("dev/worker", "redis.dev.svc.cluster.local:6379"),
				new Connection("dev/worker", "postgres.dev.svc.cluster.local:5432"),
				new Connection("prod/result", "postgres.prod.svc.cluster.local:5432"));
		List<Connection> forbidden = List.of(new Connection("dev/vote", "postgres.dev.svc.cluster.local:5432"),
				new Connection("dev/result", "redis.dev.svc.cluster.local:6379"),
				new Connection("dev/vote", "redis.prod.svc.cluster.local:6379"),
				new Connection("dev/worker", "postgres.prod.svc.cluster.local:5432"),
				new Connection("dev/vote", "172.30.0.1:5432"), new Connection("dev/vote", "172.30.0.2:6443"),
				new Connection("dev/stranger", "redis.dev.svc.cluster.local:6379"),
				new Connection("dev/stranger", "worker.dev.svc.cluster.local:9082"));
		assertThat(allowed)
			.allSatisfy((connection) -> assertThat(connection.works(client)).as("%s", connection).isTrue());
		assertThat(forbidden)
			.allSatisfy((connection) -> assertThat(connection.works(client)).as("%s", connection).isFalse());
	}

	@Test
	@Order(7)
	void showsThatItIsThePoliciesThatClose() {
		List<NetworkPolicy> open = List.of(open("dev"), open("prod"));
		open.forEach((policy) -> client.resource(policy).create());
		try {
			for (Connection connection : List.of(new Connection("dev/vote", "postgres.dev.svc.cluster.local:5432"),
					new Connection("dev/result", "redis.dev.svc.cluster.local:6379"),
					new Connection("dev/vote", "redis.prod.svc.cluster.local:6379"),
					new Connection("dev/vote", "172.30.0.2:6443"))) {
				assertThat(connection.works(client)).as("%s without policies", connection).isTrue();
			}
		}
		finally {
			open.forEach((policy) -> client.resource(policy).delete());
		}
	}

	@Test
	@Order(8)
	void undoesAChangeMadeByHand() {
		client.apps().deployments().inNamespace("prod").withName("vote").scale(1);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> client.apps()
				.deployments()
				.inNamespace("prod")
				.withName("vote")
				.get()
				.getSpec()
				.getReplicas() == 2);
	}

	@Test
	@Order(9)
	void keepsServingWhileABrokenImageIsPromoted() throws Exception {
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
			.until(() -> pods("prod", "vote").stream().anyMatch((pod) -> !isReady(pod)));
		Thread.sleep(5000);
		Machine.platform("rollback", "--env", "prod", "--service", "vote").orFail();
		applications.awaitHealthy("prod-vote");
		stop.set(true);
		assertThat(statuses.get()).hasSizeGreaterThan(20).containsOnly(200);
		Machine.platform("rollback", "--env", "dev", "--service", "vote").orFail();
	}

	@Test
	@Order(10)
	void losesNoAcknowledgedVoteWhenPodsDie() {
		long before = PROD.votes();
		int accepted = 0;
		for (int number = 0; number < 60; number++) {
			if (number == 20) {
				kill("prod", "redis");
			}
			if (number == 40) {
				kill("prod", "worker");
			}
			accepted += (PROD.vote("b") == 303) ? 1 : 0;
		}
		long expected = before + accepted;
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> PROD.status("/result/counts") == 200 && PROD.votes() >= expected);
		System.out
			.println("accepted " + accepted + " of 60 votes while Redis and the worker were killed; all are counted");
		assertThat(accepted).isPositive();
	}

	@Test
	@Order(11)
	void comesBackWithEveryVoteAfterTheNodeRestarts() {
		long before = PROD.votes();
		Path script = Machine.CHECKOUT.resolve("bootstrap/cluster/native/cluster");
		Machine.run(Machine.CHECKOUT, Map.of(), script.toString(), "down").orFail();
		Machine.run(Machine.CHECKOUT, Map.of(), script.toString(), "up").orFail();
		Awaitility.await()
			.ignoreExceptions()
			.atMost(Duration.ofMinutes(5))
			.until(() -> PROD.status("/vote/") == 200 && PROD.votes() == before);
	}

	private static void kill(String namespace, String service) {
		pods(namespace, service).forEach((pod) -> client.resource(pod).withGracePeriod(0).delete());
	}

	private static List<Pod> pods(String namespace, String service) {
		return client.pods()
			.inNamespace(namespace)
			.withLabel("app.kubernetes.io/name", service)
			.list()
			.getItems()
			.stream()
			.filter((pod) -> pod.getMetadata().getDeletionTimestamp() == null)
			.toList();
	}

	private static boolean isReady(Pod pod) {
		return pod.getStatus()
			.getConditions()
			.stream()
			.anyMatch((condition) -> condition.getType().equals("Ready") && condition.getStatus().equals("True"));
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

	private static String wanted(String environment, String service) {
		String list = Machine.platform("service", "list", "--output", "json").orFail().output();
		String entry = list.substring(list.indexOf("\"name\" : \"%s\"".formatted(service)));
		String after = entry.substring(entry.indexOf("\"%s\" : \"".formatted(environment)) + environment.length() + 6);
		return after.substring(0, after.indexOf('"'));
	}

	private static String promoted(Machine.Ended promotion) {
		String after = promotion.output().substring(promotion.output().indexOf("\"revision\" : \"") + 14);
		return after.substring(0, 40);
	}

}
