package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

class RepositoryEgressTests {

	@ParameterizedTest
	@CsvSource({ "http://10.1.2.3/platform.git, 10.1.2.3/32, 80", "https://10.1.2.3/platform.git, 10.1.2.3/32, 443",
			"https://user:secret@192.168.7.8:8443/a/b.git, 192.168.7.8/32, 8443",
			"ssh://git@172.16.0.9:2222/platform.git, 172.16.0.9/32, 2222", "git@10.0.0.1:platform.git, 10.0.0.1/32, 22",
			"https://[fd00::7]:444/platform.git, fd00:0:0:0:0:0:0:7/128, 444",
			"https://100.64.0.1/p.git, 100.64.0.1/32, 443" })
	void opensAHostInsideAlone(String url, String block, int port) {
		assertThat(blocks(url)).containsExactly(Map.of("cidr", block));
		assertThat(rule(url).get("ports")).isEqualTo(List.of(Map.of("port", port)));
	}

	@Test
	void opensPublicAddressesButNoneInsideForAHostOnTheInternet() {
		assertThat(blocks("https://192.0.2.1/platform.git")).hasSize(2)
			.first()
			.satisfies((block) -> assertThat(block.get("except").toString()).contains("10.0.0.0/8", "169.254.0.0/16"));
	}

	@Test
	void opensANamespaceForAServiceOfTheCluster() {
		String url = "http://gitea.code.svc.cluster.local:3000/platform.git";
		assertThat(rule(url)).isEqualTo(Map.of("to", List
			.of(Map.of("namespaceSelector", Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "code"))))));
	}

	@Test
	void opensItsPortForAHostThatOnlyTheClusterKnows() {
		String url = "https://no-such-host.invalid:7443/platform.git";
		assertThat(blocks(url)).first().isEqualTo(Map.of("cidr", "0.0.0.0/0", "except", List.of("169.254.0.0/16")));
		assertThat(rule(url).get("ports")).isEqualTo(List.of(Map.of("port", 7443)));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> blocks(String url) {
		return ((List<Map<String, Map<String, Object>>>) rule(url).get("to")).stream()
			.map((peer) -> peer.get("ipBlock"))
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> rule(String url) {
		Map<String, Object> policy = new Yaml(new SafeConstructor(new LoaderOptions()))
			.load(new RepositoryEgress(url).manifest());
		Map<String, Object> spec = (Map<String, Object>) policy.get("spec");
		return ((List<Map<String, Object>>) spec.get("egress")).getFirst();
	}

}
