package dev.platform.cluster;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From nothing to a cluster where everything is healthy, and what a second time does.
 */
@Order(1)
@ExtendWith(ClusterExtension.class)
class BringUpIntegrationTests {

	@Test
	void tellsWhatEachStepTook(Cluster cluster) {
		assertThat(cluster.up().errors()).containsPattern("\\d+\\.\\d s  cluster ")
			.containsPattern("\\d+\\.\\d s  environments .* Applications are healthy");
	}

	@Test
	void changesNothingTheSecondTime(Cluster cluster) {
		Machine.Ended up = Machine.platform("up", "--cluster").orFail();
		System.out.println(up.errors());
		assertThat(up.errors()).contains(" 0 changed", "0 made").doesNotContainPattern("[1-9]\\d* changed");
	}

	@Test
	void builtTheImageThatTheDockerfileDescribes(Cluster cluster) {
		Machine.Ended compared = Machine.run(Machine.CHECKOUT,
				Map.of("PATH", "/var/cache/platform-cluster/bin:" + System.getenv("PATH"), "DOCKER_CONFIG",
						Machine.remembered("docker-config")),
				"apps/compare-dockerfile", "vote", Machine.remembered("registry") + "/vote:1.0.0");
		assertThat(compared.orFail().output()).contains("are the same");
	}

	@Test
	void usesAClusterThatExistsAfterTellingWhatItWouldChange(Cluster cluster, @TempDir Path state) {
		cluster.client()
			.configMaps()
			.inNamespace("argocd")
			.withName("argocd-rbac-cm")
			.edit((map) -> map.edit().addToData("policy.default", "role:admin").build());
		Map<String, String> environment = Map.of("KUBECONFIG", Machine.KUBECONFIG.toString(), "PLATFORM_STATE",
				state.toString(), "DOCKER_CONFIG", Machine.remembered("docker-config"));
		String context = cluster.client().getConfiguration().getCurrentContext().getName();
		String[] words = { "up", "--cluster", "--context", context, "--registry", Machine.remembered("registry"),
				"--base-image", Machine.remembered("base-image"), "--https-port", Machine.remembered("https-port") };

		Machine.Ended plan = Machine.platform(environment, words).orFail();
		System.out.println(plan.output());
		assertThat(plan.output()).containsPattern("changed +argocd +ConfigMap +argocd-rbac-cm")
			.contains("Nothing has changed.")
			.doesNotContain("Secret", "Deployment");
		assertThat(defaultRole(cluster)).isEqualTo("role:admin");

		words = Arrays.copyOf(words, words.length + 1);
		words[words.length - 1] = "--yes";
		Machine.Ended done = Machine.platform(environment, words).orFail();
		assertThat(done.errors()).contains("the cluster has its own", "it has a history already");
		assertThat(defaultRole(cluster)).isEmpty();
	}

	@Test
	void refusesAContextThatDoesNotExist(Cluster cluster) {
		Machine.Ended ended = Machine.platform(Map.of("KUBECONFIG", Machine.KUBECONFIG.toString()), "up", "--cluster",
				"--context", "no-such-context");
		assertThat(ended.code()).isEqualTo(2);
		assertThat(ended.errors()).contains("no context \"no-such-context\"");
	}

	private static String defaultRole(Cluster cluster) {
		return cluster.client()
			.configMaps()
			.inNamespace("argocd")
			.withName("argocd-rbac-cm")
			.get()
			.getData()
			.get("policy.default");
	}

}
