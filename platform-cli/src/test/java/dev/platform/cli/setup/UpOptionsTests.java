package dev.platform.cli.setup;

import dev.platform.cli.setup.embedded.Addresses;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpOptionsTests {

	@Test
	void hasUsualAddresses() {
		assertThat(options(null, null).embedded()).isEqualTo(new Addresses(8443, 8080, "127.10"));
		assertThat(options(9443, null).embedded()).isEqualTo(new Addresses(9443, 8080, "127.10"));
	}

	@Test
	void refusesForANewClusterWhatItWouldNotGoBy() {
		assertThatCode(options(null, null)::requireNoneForAMadeCluster).doesNotThrowAnyException();
		assertThatExceptionOfType(Problem.class).isThrownBy(options(9443, null)::requireNoneForAMadeCluster)
			.withMessage("--https-port is not what a new cluster goes by")
			.satisfies((problem) -> assertThat(problem.hint()).startsWith("CLUSTER_HTTPS_PORT="));
		assertThatExceptionOfType(Problem.class).isThrownBy(options(null, "localhost:5000")::requireNoneForAMadeCluster)
			.withMessage("--registry is about a cluster that exists");
	}

	@Test
	void refusesForTheEmbeddedSystemWhatIsAboutClusters() {
		assertThatExceptionOfType(Problem.class).isThrownBy(options(null, "localhost:5000")::embedded)
			.withMessage("--registry is about a cluster that exists");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(new UpOptions("team", false, null, null, null, null, null)::embedded)
			.withMessage("--context is about a cluster");
	}

	private static UpOptions options(@Nullable Integer https, @Nullable String registry) {
		return new UpOptions(null, false, registry, null, https, null, null);
	}

}
