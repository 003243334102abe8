package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import dev.platform.cli.delivery.Overrides;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.promotion.history.History;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RulesIntegrationTests {

	private static final String DEV_AND_PROD = """
			environments:
			- name: dev
			- name: prod
			  after: dev
			""";

	private static final String VOTE = "gitops/overlays/%s/vote/kustomization.yaml";

	private Workplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new Workplace(directory);
		this.workplace.pipeline(DEV_AND_PROD);
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void refusesToDeployPastTheFirstEnvironment() throws IOException {
		Terms plain = new Terms(false, Workplace.NONE, Workplace.NO_WAIT);
		assertRefused(() -> this.workplace.deploy(Workplace.PROD, "vote", "2.0.0", plain),
				"order (gitops/pipeline.yaml:4): prod takes its releases from dev",
				"platform deploy --env dev …, then: platform promote --env prod"
						+ "; to go past it: --override order --reason TEXT");
	}

	@Test
	void recordsWhoWentPastWhichRuleAndWhy() throws IOException {
		this.workplace.deploy(Workplace.PROD, "vote", "2.0.0",
				new Terms(false, past(RuleName.ORDER), Workplace.NO_WAIT));
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main")).contains(
				"Platform-Override: order (gitops/pipeline.yaml:4): prod takes its releases from dev",
				"Platform-Reason: INC-7");
		History.Entry entry = this.workplace.history().changes().getFirst();
		assertThat(entry.overrides())
			.containsExactly("order (gitops/pipeline.yaml:4): prod takes its releases from dev");
		assertThat(entry.reason()).isEqualTo("INC-7");
		assertThat(this.workplace.history().text())
			.contains("INC-7; past order (gitops/pipeline.yaml:4): prod takes its releases from dev");
	}

	@Test
	void recordsNoRuleThatWouldHaveLetItPass() throws IOException {
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.promote(past(RuleName.FREEZE));
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main")).contains("Platform-Reason: INC-7")
			.doesNotContain("Platform-Override");
	}

	@Test
	void asksForAReasonToGoPastARule() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Permission(Set.of(RuleName.FREEZE), null))
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Reason.of("one\nPlatform-Action: none"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Reason.of(" "));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Overrides.of("freeze,haste"))
			.withMessage("\"haste\" is not a rule");
	}

	@Test
	void refusesAReleaseThatSkippedAStage() throws IOException {
		this.workplace.environment("prod", "acc");
		this.workplace.pipeline("""
				environments:
				- name: dev
				- name: acc
				  after: dev
				- name: prod
				  after: acc
				""");
		String acc = VOTE.formatted("acc");
		this.workplace.commit("Hurry", acc, this.workplace.file(acc).replace("1.0.0", "2.0.0"));
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"order (gitops/pipeline.yaml:6): vote 2.0.0 has never been in dev",
				"platform history --env acc tells who put it there");
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.deploy("vote", "3.0.0");
		assertThat(this.workplace.promote(Workplace.NONE).text()).startsWith("Promoted 1 service from acc to prod");
	}

	@Test
	void refusesWhatIsNotWellWhereItComesFrom() throws IOException {
		this.workplace.pipeline(DEV_AND_PROD + "  health: true\n");
		String before = this.workplace.head();
		this.workplace.deploy("vote", "2.0.0");
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"health (gitops/pipeline.yaml:5): nobody can tell how vote is in dev: no cluster", "platform status");
		this.workplace.rollouts.tell("dev", "vote", before, "Healthy");
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"health (gitops/pipeline.yaml:5): vote in dev is not yet what dev asks for",
				"platform wait --env dev, or mend it there");
		this.workplace.rollouts.tell("dev", "vote", this.workplace.head(), "Degraded");
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"health (gitops/pipeline.yaml:5): vote in dev is Degraded: exited with code 1",
				"platform wait --env dev");
		this.workplace.rollouts.tell("dev", "vote", this.workplace.head(), "Healthy");
		assertThat(this.workplace.promote(Workplace.NONE).text()).startsWith("Promoted 1 service");
	}

	@Test
	void letsAReleaseSoak() throws IOException {
		this.workplace.pipeline(DEV_AND_PROD + "  soak: 30m\n");
		this.workplace.deploy("vote", "2.0.0");
		Instant deployed = Instant
			.ofEpochSecond(Long.parseLong(this.workplace.git("log", "-1", "--format=%ct", "main")));
		this.workplace.now = deployed.plus(Duration.ofMinutes(12));
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"soak (gitops/pipeline.yaml:5): vote has been in dev for 12 min of 30 min",
				"platform promote --env prod in 18 min");
		this.workplace.now = deployed.plus(Duration.ofMinutes(30));
		this.workplace.rollouts.tell("dev", "vote", this.workplace::lastCommit, "Healthy",
				deployed.plus(Duration.ofMinutes(10)));
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"soak (gitops/pipeline.yaml:5): vote has been in dev for 20 min of 30 min",
				"platform promote --env prod in 10 min");
		this.workplace.now = deployed.plus(Duration.ofMinutes(40));
		assertThat(this.workplace.promote(Workplace.NONE).text()).startsWith("Promoted 1 service");
	}

	@Test
	void letsNothingSoakThatIsNotHealthy() throws IOException {
		this.workplace.pipeline(DEV_AND_PROD + "  soak: 30m\n");
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.now = Instant.now().plus(Duration.ofDays(1));
		this.workplace.rollouts.tell("dev", "vote", this.workplace::lastCommit, "Degraded",
				this.workplace.now.minus(Duration.ofHours(2)));
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"soak (gitops/pipeline.yaml:5): vote in dev is Degraded, and has to be healthy for 30 min",
				"platform wait --env dev, or mend it there");
	}

	@Test
	void leavesAFrozenEnvironmentAloneExceptToUndo() throws IOException {
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.promote(Workplace.NONE);
		this.workplace.deploy("vote", "3.0.0");
		this.workplace.pipeline(DEV_AND_PROD + """
				  freeze:
				  - name: weekend
				    cron: 0 16 * * FRI
				    duration: 64h
				    zone: Europe/Amsterdam
				""");
		this.workplace.now = Instant.parse("2026-11-21T12:00:00Z");
		String frozen = "freeze (gitops/pipeline.yaml:6): prod is frozen (weekend) until Mon 2026-11-23 08:00 Europe/Amsterdam";
		assertRefused(() -> this.workplace.promote(Workplace.NONE), frozen,
				"platform diff --env prod now, and change it then; to go past it: --override freeze --reason TEXT");
		assertThat(this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS).text())
			.contains("vote: 2.0.0 → 1.0.0");
		assertThat(this.workplace.history().changes().getFirst().overrides()).containsExactly(frozen);
		assertThat(this.workplace.promote(past(RuleName.FREEZE)).text()).contains("vote: 1.0.0 → 3.0.0");
	}

	@Test
	void refusesUnsignedCommitsAndPushesWhereThatIsOverridden() throws IOException {
		this.workplace.pipeline(DEV_AND_PROD + "  delivery: pull-request\n  signed: true\n");
		this.workplace.deploy("vote", "2.0.0");
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"signed (gitops/pipeline.yaml:6): changes of prod are signed commits",
				"--override signed --reason TEXT");
		assertThat(this.workplace.promote(past(RuleName.DELIVERY, RuleName.SIGNED)).text()).contains("1.0.0 → 2.0.0");
	}

	@Test
	void doesNotBringBackByItselfWhatWasRolledBack() throws IOException {
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.promote(Workplace.NONE);
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.promote(Workplace.NONE))
			.withMessageMatching("rolled-back: prod took vote 2\\.0\\.0 back \\(commit [0-9a-f]{7} by .+\\)")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		this.workplace.promote(past(RuleName.ROLLED_BACK));
		assertThat(this.workplace.file(VOTE.formatted("prod"))).contains("newTag: \"2.0.0\"");
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		this.workplace.deploy("vote", "3.0.0");
		assertThat(this.workplace.promote(Workplace.NONE).text()).contains("vote: 1.0.0 → 3.0.0");
	}

	@Test
	void remembersWhatWasRolledBackBehindAnotherRollback() {
		for (String version : new String[] { "2.0.0", "3.0.0" }) {
			this.workplace.deploy("vote", version);
			this.workplace.promote(Workplace.NONE);
		}
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.promote(Workplace.NONE))
			.withMessageStartingWith("rolled-back: prod took vote 3.0.0 back");
	}

	@Test
	void remembersWhatWasRolledBackBehindEditsOfAllElse() throws IOException {
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.promote(Workplace.NONE);
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		String path = VOTE.formatted("prod");
		this.workplace.commit("Tune", "gitops/overlays/prod/vote/settings.env", "TUNED=yes\n");
		this.workplace.commit("Explain", path, this.workplace.file(path) + "\n# why\n");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.promote(Workplace.NONE))
			.withMessageStartingWith("rolled-back: prod took vote 2.0.0 back");
		this.workplace.commit("Mend it by hand", path, this.workplace.file(path).replace("1.0.0", "1.0.1"));
		assertThat(this.workplace.promote(Workplace.NONE).text()).contains("vote: 1.0.1 → 2.0.0");
	}

	private static Permission past(RuleName... rules) {
		return new Permission(Set.of(rules), new Reason("INC-7"));
	}

	private void assertRefused(ThrowingCallable change, String message, String hint) throws IOException {
		String head = this.workplace.head();
		assertThatExceptionOfType(Problem.class).isThrownBy(change).withMessage(message).satisfies((problem) -> {
			assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
			assertThat(problem.hint()).contains(hint);
		});
		assertThat(this.workplace.head()).isEqualTo(head);
	}

}
