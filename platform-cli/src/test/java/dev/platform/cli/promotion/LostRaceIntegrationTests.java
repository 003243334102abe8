package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Report;
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
 * Somebody pushes between a decision and its push: it is decided again, with the rules
 * that hold then.
 */
class LostRaceIntegrationTests {

	private static final String PIPELINE = """
			environments:
			- name: dev
			- name: prod
			  after: dev
			""";

	private static final String SETTINGS = "gitops/overlays/dev/vote/release.env";

	private Workplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new Workplace(directory);
		this.workplace.pipeline(PIPELINE);
		this.workplace.deploy("vote", "2.0.0");
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void refusesInAFreezeThatBeganMeanwhile() throws IOException {
		assertRefused(
				() -> this.workplace
					.pipeline(PIPELINE + "  freeze: [{name: all, cron: '* * * * *', duration: 2h, zone: UTC}]\n"),
				"freeze (gitops/pipeline.yaml:5): prod is frozen (all) until .*");
		assertThat(this.workplace.file("gitops/overlays/prod/vote/kustomization.yaml")).contains("\"1.0.0\"");
	}

	@Test
	void pushesNothingWhereChangesAreProposedByNow() {
		assertRefused(() -> this.workplace.pipeline(PIPELINE + "  delivery: pull-request\n"),
				"changes of prod are proposed in a pull request since a moment ago; nothing has changed");
	}

	@Test
	void goesPastAPullRequestThatIsOverriddenThoughNothingIsLeftToDo() {
		Permission past = new Permission(Set.of(RuleName.DELIVERY), new Reason("INC-7"));
		Report report = promoteAfter(() -> {
			this.workplace.pipeline(PIPELINE + "  delivery: pull-request\n");
			this.workplace.promote(past);
		}, past);
		assertThat(report.text()).startsWith("Nothing to promote");
	}

	@Test
	void doesNotPromoteWhatWasRolledBackWhereItComesFrom() {
		assertRefused(() -> this.workplace.deploy("vote", "1.0.0"), "vote in dev became 1.0.0 meanwhile");
	}

	@Test
	void promotesNothingThatNobodyHasSeen() throws IOException {
		Report report = promoteAfter(() -> this.workplace.deploy("result", "3.0.0"), Workplace.NONE);
		assertThat(((Outcome) report).releases()).extracting(ReleaseChange::service).containsExactly("vote");
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main"))
			.contains("Platform-Source: dev@" + this.workplace.git("rev-parse", "main^"));
	}

	@Test
	void deploymentsOfDifferentSettingsBothSurvive() throws IOException {
		deployAfter(() -> deployAfter(() -> {
		}, "2.0.1", Map.of("OPTION_A", "Tea")), "2.0.2", Map.of("OPTION_B", "Coffee"));
		assertThat(this.workplace.file(SETTINGS)).isEqualTo("OPTION_A=Tea\nOPTION_B=Coffee");
	}

	@Test
	void aDeploymentOfAnImageLeavesOthersSettings() throws IOException {
		deployAfter(() -> deployAfter(() -> {
		}, "2.0.1", Map.of("OPTION_A", "Tea")), "2.0.2", Map.of());
		assertThat(this.workplace.file(SETTINGS)).contains("OPTION_A=Tea");
		assertThat(this.workplace.file("gitops/overlays/dev/vote/kustomization.yaml")).contains("\"2.0.2\"");
	}

	@Test
	void waitsWhileAnotherPushKeepsTheBranchLocked() throws Exception {
		Path lock = this.workplace.lock();
		Thread other = Thread.ofVirtual().start(() -> {
			try {
				Thread.sleep(1500);
				Files.delete(lock);
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(this.workplace.promote(Workplace.NONE).text()).startsWith("Promoted 1 service");
		other.join();
		assertThat(this.workplace.git("log", "-1", "--format=%s", "main")).isEqualTo("Promote vote to prod");
	}

	@Test
	void tellsThatItWaitsForAnotherCommandWithTheSameClone() throws Exception {
		CountDownLatch turn = new CountDownLatch(1);
		Thread other = Thread.ofVirtual().start(() -> this.workplace.remote.inTurn(Instant.MAX, turn::countDown, () -> {
			turn.countDown();
			Pause.of(Duration.ofMillis(2500), "");
			return turn;
		}));
		turn.await();
		assertThat(this.workplace.promote(Workplace.NONE).text()).startsWith("Promoted 1 service");
		other.join();
		assertThat(this.workplace.told).containsOnlyOnce("Waiting for another platform command on this machine");
	}

	private void assertRefused(Push push, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> promoteAfter(push, Workplace.NONE))
			.satisfies((problem) -> {
				assertThat(problem.getMessage()).matches(message.replace("(", "\\(").replace(")", "\\)"));
				assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
			});
	}

	private Report promoteAfter(Push push, Permission permission) {
		AtomicBoolean pushed = new AtomicBoolean();
		return this.workplace.deliver().run(new Terms(false, permission, Workplace.NO_WAIT), (at) -> {
			once(pushed, push);
			return Promote.intent(at, Workplace.PROD, null);
		});
	}

	private void deployAfter(Push push, String version, Map<String, String> settings) {
		AtomicBoolean pushed = new AtomicBoolean();
		ImageReference image = ImageReference.of("registry.example.com/vote:" + version);
		this.workplace.deliver().run(new Terms(false, Workplace.NONE, Workplace.NO_WAIT), (GitopsRepository at) -> {
			once(pushed, push);
			return Deploy.intent(at, null, new ServiceName("vote"), image, settings);
		});
	}

	private static void once(AtomicBoolean pushed, Push push) {
		if (!pushed.getAndSet(true)) {
			try {
				push.run();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	/**
	 * What somebody else does in between.
	 */
	private interface Push {

		void run() throws IOException;

	}

}
