package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.forge.SmallForge;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.trust.SigningKey;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several who propose changes of one environment: nobody's work is lost, and there is one
 * open request.
 */
@Timeout(120)
class ProposeIntegrationTests {

	private static final String PIPELINE = """
			environments:
			- name: dev
			- name: prod
			  after: dev
			  delivery: pull-request
			""";

	private static final String BRANCH = "platform/prod";

	private static final Terms PLAIN = new Terms(false, Workplace.NONE, Workplace.NO_WAIT);

	private SmallForge forge;

	private Workplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.forge = SmallForge.start();
		this.workplace = new Workplace(directory, this.forge.requests());
		this.workplace.pipeline(PIPELINE);
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.deploy("result", "3.0.0");
	}

	@AfterEach
	void close() {
		this.workplace.close();
		this.forge.close();
	}

	@Test
	void keepsWhereTheFirstCameFromAndWhyItMay() throws IOException {
		this.workplace.pipeline(PIPELINE + "  freeze: [{name: all, cron: '* * * * *', duration: 2h, zone: UTC}]\n");
		Permission past = new Permission(Set.of(RuleName.FREEZE), new Reason("INC-7"));
		this.workplace.promote(Workplace.PROD, ServiceNames.of("vote"), new Terms(false, past, Workplace.NO_WAIT));
		String source = this.workplace.head();
		this.workplace.pipeline(PIPELINE);
		promote("result");
		assertThat(message()).contains("Promote result, vote to prod", "Platform-Source: dev@" + source,
				"Platform-Source: dev@" + this.workplace.head(), "Platform-Reason: INC-7",
				"Platform-Override: freeze (gitops/pipeline.yaml:6): prod is frozen (all)");
		assertThat(this.forge.open).startsWith("Promote result, vote to prod");
	}

	@Test
	void takesInWhoSawTheBranchBeforeThereWasARequest() throws IOException {
		this.forge.beforeOpening.add(() -> promote("result"));
		Proposal proposal = (Proposal) promote("vote");
		assertThat(message()).contains("Promote result, vote to prod");
		assertThat(this.workplace.git("rev-parse", BRANCH)).isEqualTo(proposal.revision());
		assertThat(this.forge.opened).isEqualTo(1);
		assertThat(this.forge.open).startsWith("Promote result, vote to prod");
	}

	@Test
	void leavesAloneWhatSomebodyPutOnTheBranchWithoutARequest() throws IOException {
		this.workplace.branch(BRANCH, "gitops/overlays/prod/vote/note.txt");
		String theirs = this.workplace.git("rev-parse", BRANCH);
		assertRefused("vote",
				"somebody has put commit %s on platform/prod, which no pull request is open for".formatted(theirs));
		assertThat(this.workplace.git("rev-parse", BRANCH)).isEqualTo(theirs);
	}

	@Test
	void leavesAloneWhatSomebodyChangedInTheCommit() throws IOException {
		promote("vote");
		this.workplace.rewrite(BRANCH, (work) -> {
			Files.writeString(work.resolve("gitops/overlays/prod/vote/release.env"), "OPTION_A=Tea\n");
			GitServer.git(work, "commit", "--quiet", "--all", "--amend", "--no-edit");
		});
		assertLeftAlone();
	}

	@Test
	void signsNothingThatSomebodyElseClaims(@TempDir Path keys) throws IOException {
		SigningKey anna = SigningKey.ssh(keys, "anna");
		this.workplace.commit("Trust", "gitops/trusted-keys/allowed_signers", anna.trusted());
		this.workplace.pipeline(PIPELINE + "  signatures: required\n");
		this.workplace.sign(anna);
		promote("vote");
		this.workplace.rewrite(BRANCH, (work) -> {
			String message = GitServer.git(work, "log", "-1", "--format=%B");
			GitServer.git(work, "commit", "--quiet", "--amend", "--message",
					message.replace("Platform-Change:", "Platform-Reason: approved\nPlatform-Change:"));
		});
		String theirs = this.workplace.git("rev-parse", BRANCH);
		assertRefused("result",
				"commit %s of the open pull request is unverified: no signature".formatted(theirs.substring(0, 7)));
		assertThat(this.workplace.git("rev-parse", BRANCH)).isEqualTo(theirs);
	}

	@Test
	void leavesAloneWhatSomebodyPutBelowTheCommit() throws IOException {
		promote("vote");
		this.workplace.rewrite(BRANCH, (work) -> {
			String commit = GitServer.git(work, "rev-parse", "HEAD");
			GitServer.git(work, "reset", "--quiet", "--hard", "HEAD^");
			GitServer.git(work, "commit", "--quiet", "--allow-empty", "--message=Theirs");
			GitServer.git(work, "cherry-pick", commit);
		});
		assertLeftAlone();
	}

	@Test
	void takesACommitThatWasMovedToTheHeadForItsOwn() throws IOException {
		promote("vote");
		this.workplace.commit("Go on", "notes.txt", "more\n");
		this.workplace.rewrite(BRANCH, (work) -> GitServer.git(work, "rebase", "--quiet", "origin/main"));
		promote("result");
		assertThat(message()).contains("Promote result, vote to prod");
	}

	@Test
	void takesABranchThatIsMergedOrClosedForItsOwn() throws IOException {
		promote("vote");
		this.forge.open = null;
		promote("result");
		assertThat(message()).contains("Promote result to prod").doesNotContain("vote");
		assertThat(this.forge.opened).isEqualTo(2);
	}

	@Test
	void doesNotGoOnProposingWhatWasRolledBackWhereItComesFrom() throws IOException {
		promote("vote");
		String proposed = this.workplace.git("rev-parse", BRANCH);
		this.workplace.deploy("vote", "1.0.0");
		this.workplace.deploy("result", "1.0.0");
		assertThat(this.workplace.promote(Workplace.PROD, null, PLAIN).text()).startsWith("Nothing to promote");
		assertThat(this.workplace.told).contains("Close the open pull request of prod: dev has given up vote 2.0.0");
		assertThat(this.workplace.git("rev-parse", BRANCH)).isEqualTo(proposed);
		this.workplace.deploy("result", "3.0.0");
		promote("result");
		assertThat(message()).contains("Promote result to prod").doesNotContain("vote");
		assertThat(this.workplace.told)
			.contains("Takes out of the open pull request of prod what dev has given up: vote 2.0.0");
	}

	@Test
	void rollsBackInTheOneRequestAndThrowsNoRollbackAway() throws IOException {
		Permission past = new Permission(Set.of(RuleName.DELIVERY), new Reason("INC-7"));
		this.workplace.promote(Workplace.PROD, ServiceNames.of("vote"), new Terms(false, past, Workplace.NO_WAIT));
		promote("result");
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		assertThat(message()).contains("Roll back vote in prod").doesNotContain("result:");
		assertThat(this.forge.opened).isEqualTo(1);
		assertThat(this.workplace.told)
			.contains("Takes the place of what was proposed for prod: Promote result to prod");
		assertRefused("result", "the open pull request of prod is another: Roll back vote in prod");
	}

	private Report promote(String service) {
		return this.workplace.promote(Workplace.PROD, ServiceNames.of(service), PLAIN);
	}

	private void assertLeftAlone() throws IOException {
		String theirs = this.workplace.git("rev-parse", BRANCH);
		assertRefused("result", "somebody has changed the open pull request by hand: commit " + theirs);
		assertThat(this.workplace.git("rev-parse", BRANCH)).isEqualTo(theirs);
	}

	private void assertRefused(String service, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> promote(service))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	private String message() throws IOException {
		return this.workplace.git("log", "-1", "--format=%B", BRANCH);
	}

}
