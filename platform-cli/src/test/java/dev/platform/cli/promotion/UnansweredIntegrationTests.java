package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A kubeconfig names a cluster that does not answer, or that has no Argo CD.
 */
class UnansweredIntegrationTests {

	private static final String SILENCE = "the cluster at https://10.0.0.1:6443 says: Connection refused";

	private Workplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new Workplace(directory);
		this.workplace.pipeline("""
				environments:
				- name: dev
				- name: prod
				  after: dev
				  health: true
				  soak: 0s
				""");
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.rollouts.fail(Problem.failed(SILENCE, "kubectl get nodes"));
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void refusesWhatNobodyCanTellLikeARule() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.promote(Workplace.NONE))
			.withMessage("health (gitops/pipeline.yaml:5): nobody can tell how dev is: %1$s; "
					+ "soak (gitops/pipeline.yaml:6): nobody can tell how dev is: %1$s", SILENCE)
			.satisfies((problem) -> {
				assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
				assertThat(problem.hint())
					.isEqualTo("kubectl get nodes; to go past it: --override health,soak --reason TEXT");
			});
	}

	@Test
	void letsPassWhoGoesPastIt() throws IOException {
		assertThat(this.workplace
			.promote(new Permission(Set.of(RuleName.HEALTH, RuleName.SOAK), new Reason("the cluster is down")))
			.text()).contains("vote: 1.0.0 → 2.0.0");
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main"))
			.contains("Platform-Override: health (gitops/pipeline.yaml:5): nobody can tell how dev is: " + SILENCE);
	}

	@Test
	void showsTheHistoryWithoutTheHealth() {
		assertThat(this.workplace.history().changes()).isNotEmpty().allMatch((entry) -> entry.health() == null);
		assertThat(this.workplace.told).containsExactly("What runs is not known: " + SILENCE);
	}

}
