package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.promotion.history.History;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What became of the changes that still run, as far as something can be asked.
 */
class HistoryIntegrationTests {

	private static final Terms TERMS = new Terms(false,
			new Permission(Set.of(RuleName.HEALTH), new Reason("nothing rolls out yet")), Workplace.NO_WAIT);

	@Test
	void knowsThatAnEnvironmentWithoutAFolderHasNone(@TempDir Path directory) throws IOException {
		try (Workplace workplace = new Workplace(directory)) {
			workplace.pipeline("environments: [{name: dev}, {name: acc, after: dev}, {name: prod, after: acc}]\n");
			GitopsRepository at = new GitopsRepository(workplace.remote.fetch());
			EnvironmentName acc = new EnvironmentName("acc");
			Rollback rollback = new Rollback(workplace.remote);
			assertNothingThere(() -> rollback.intent(at, acc, null, RestorePoint.PREVIOUS));
			workplace.rollouts.tell("dev", "vote", workplace.head(), "Healthy");
			assertNothingThere(() -> workplace.waitForRollout().run(acc, null));
		}
	}

	@Test
	void waitsForNothingThatHasNoRelease(@TempDir Path directory) throws IOException {
		try (Workplace workplace = new Workplace(directory)) {
			workplace.deploy("vote", "unreleased");
			workplace.rollouts.tell("dev", "vote", workplace.head(), "Healthy");
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> workplace.waitForRollout().run(Workplace.DEV, ServiceNames.of("vote")))
				.withMessage("there is nothing to wait for: no service of dev has a release");
		}
	}

	@Test
	void tellsHowWhatStillRunsIs(@TempDir Path directory) throws IOException {
		try (Workplace workplace = new Workplace(directory)) {
			workplace.deploy("vote", "2.0.0");
			workplace.deploy("result", "2.0.0");
			workplace.promote(Workplace.PROD, ServiceNames.of("result"), TERMS);
			String before = workplace.head();
			workplace.promote(Workplace.PROD, ServiceNames.of("vote"), TERMS);
			String head = workplace.head();
			workplace.rollouts.tell("prod", "vote", before, "Healthy");
			workplace.rollouts.tell("prod", "result", head, "Degraded");
			workplace.rollouts.tell("dev", "result", head, "Missing");
			assertThat(workplace.history().changes()).extracting(History.Entry::health)
				.containsExactly("OutOfSync", "Degraded", null);
			workplace.rollouts.tell("prod", "vote", head, "Healthy");
			assertThat(workplace.history().text()).contains("current, Healthy", "current, Degraded");
		}
	}

	private static void assertNothingThere(ThrowingCallable command) {
		assertThatExceptionOfType(Problem.class).isThrownBy(command)
			.withMessage("there is nothing in gitops/overlays/acc, and never was")
			.satisfies((problem) -> {
				assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
				assertThat(problem.hint()).isEqualTo("platform validate");
			});
	}

}
