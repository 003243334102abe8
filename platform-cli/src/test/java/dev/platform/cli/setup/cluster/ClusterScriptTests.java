package dev.platform.cli.setup.cluster;

import java.util.Map;
import java.util.Optional;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClusterScriptTests {

	private static final Optional<String> NOTHING_MADE = Optional.empty();

	@Test
	void takesKindWhereDockerAnswers() {
		assertThat(ClusterScript.kind(NOTHING_MADE, Map.of(), () -> true)).isEqualTo("kind");
		assertThat(ClusterScript.kind(NOTHING_MADE, Map.of(), () -> false)).isEqualTo("native");
	}

	@Test
	void takesTheOneThatIsAskedFor() {
		assertThat(ClusterScript.kind(NOTHING_MADE, Map.of("PLATFORM_CLUSTER", "native"), () -> true))
			.isEqualTo("native");
	}

	@Test
	void staysWithTheOneThatMadeTheClusterWhateverIsInstalledSince() {
		assertThat(ClusterScript.kind(Optional.of("native"), Map.of(), () -> true)).isEqualTo("native");
	}

	@Test
	void refusesToLoseSightOfTheClusterThatIsThere() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> ClusterScript.kind(Optional.of("native"), Map.of("PLATFORM_CLUSTER", "kind"), () -> true))
			.withMessage("the cluster of this checkout is native, and PLATFORM_CLUSTER asks for kind");
	}

	@Test
	void refusesWhatIsNeither() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> ClusterScript.kind(NOTHING_MADE, Map.of("PLATFORM_CLUSTER", "minikube"), () -> true))
			.withMessage("PLATFORM_CLUSTER is \"minikube\"");
	}

}
