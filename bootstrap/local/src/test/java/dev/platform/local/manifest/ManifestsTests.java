package dev.platform.local.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ManifestsTests {

	private final String rendered = rendered();

	@Test
	void readsWorkloadsWithDataFirst() throws Exception {
		assertThat(Manifests.parse(this.rendered).workloads()).extracting(Workload::name)
			.containsExactly("redis", "vote");
	}

	@Test
	void leavesOutWhatIsNotToRun() throws Exception {
		String none = this.rendered.replace("replicas: 3", "replicas: 0");
		assertThat(Manifests.parse(none).workloads()).extracting(Workload::name).containsExactly("redis");
		assertThat(Manifests.parse(none).routes()).isEmpty();
	}

	@Test
	void readsADeployment() throws Exception {
		Workload vote = vote(this.rendered);
		assertThat(vote.stateful()).isFalse();
		assertThat(vote.image().name()).isEqualTo("vote");
		assertThat(vote.progressDeadline()).isEqualTo(Duration.ofSeconds(90));
		assertThat(vote.gracePeriod()).isEqualTo(Duration.ofSeconds(5));
		assertThat(vote.container().memory()).isEqualTo(256L * 1024 * 1024);
		assertThat(vote.container().ports()).isEqualTo(Map.of("http", 8080, "9090", 9090));
	}

	@Test
	void readsVariablesInTheOrderInWhichTheyCount() throws Exception {
		assertThat(vote(this.rendered).container().variables()).containsExactly(
				new Variable.Literal("GREETING", "hello"), new Variable.Literal("PRICE", "$(NOT_EXPANDED)"),
				new Variable.Template("NAME", "$(GREETING) world"),
				new Variable.SecretKey("PASSWORD", "redis", "password"), new Variable.Literal("TOKEN", "secret"),
				new Variable.PodField("POD_IP", "status.podIP"));
	}

	@Test
	void readsProbes() throws Exception {
		Probes probes = vote(this.rendered).container().probes();
		assertThat(probes.startup()).isEqualTo(new Probe(new Probe.HttpGet("http", 8080, "/health", Map.of()),
				Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 60, 1));
		assertThat(probes.readiness()).extracting(Probe::action).isEqualTo(new Probe.TcpSocket(9090));
		assertThat(probes.liveness()).extracting(Probe::action).isEqualTo(new Probe.TcpSocket(8080));
	}

	@Test
	void followsAnIngressThroughItsServiceToAContainerPort() throws Exception {
		Manifests manifests = Manifests.parse(this.rendered);
		assertThat(manifests.routes()).containsExactly(new Route("dev.localhost", "/vote", false, "vote", 8080));
		assertThat(manifests.aliases()).containsExactly(new Alias("vote", "dev", "vote"));
	}

	@Test
	void changesTheFingerprintWithThePodTemplateAndItsConfiguration() throws Exception {
		String before = vote(this.rendered).fingerprint();
		assertThat(vote(this.rendered).fingerprint()).isEqualTo(before);
		assertThat(vote(this.rendered.replace("2.0.0", "2.0.1")).fingerprint()).isNotEqualTo(before);
		assertThat(vote(this.rendered.replace("GREETING: hello", "GREETING: good day")).fingerprint())
			.isNotEqualTo(before);
		assertThat(vote(this.rendered.replace("replicas: 3", "replicas: 4")).fingerprint()).isEqualTo(before);
	}

	@Test
	void saysWhichConfigMapIsMissing() {
		assertThatExceptionOfType(RenderingFailed.class)
			.isThrownBy(() -> Manifests.parse(this.rendered.replace("name: vote-settings-abc\n---", "name: other\n---")
				.replaceFirst("name: vote-settings-abc", "name: other")))
			.withMessage("manifest: there is no ConfigMap vote-settings-abc");
	}

	@Test
	void refusesWhatIsNotYaml() {
		assertThatExceptionOfType(RenderingFailed.class).isThrownBy(() -> Manifests.parse("a: b: c"))
			.withMessageStartingWith("manifest: ");
	}

	private static Workload vote(String rendered) throws RenderingFailed {
		return Manifests.parse(rendered).workloads().getLast();
	}

	private static String rendered() {
		try (var stream = ManifestsTests.class.getResourceAsStream("rendered.yaml")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
