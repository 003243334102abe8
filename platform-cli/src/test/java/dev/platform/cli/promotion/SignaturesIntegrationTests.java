package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.git.trust.SigningKey;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.promotion.history.Fate;
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

/**
 * What trailers are worth that anybody can write, where signatures are required and where
 * they are not.
 */
class SignaturesIntegrationTests {

	private static final String PIPELINE = "environments: [{name: dev}, {name: prod, after: dev}]\n";

	private static final String REQUIRED = "signatures: required\n" + PIPELINE;

	private static final String SIGNERS = "gitops/trusted-keys/allowed_signers";

	private static final String PROD = "gitops/overlays/prod/vote/kustomization.yaml";

	private static final String DEV = "gitops/overlays/dev/vote/kustomization.yaml";

	@TempDir
	Path directory;

	private Workplace workplace;

	private SigningKey anna;

	@BeforeEach
	void open() throws IOException {
		this.workplace = new Workplace(this.directory);
		this.anna = SigningKey.ssh(this.directory, "anna");
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void saysOnceThatARepositoryWithoutKeysIsUnverified() throws IOException {
		this.workplace.pipeline(PIPELINE);
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.promote(Workplace.NONE);
		String text = this.workplace.history().text();
		assertThat(text).doesNotContain("SIGNATURE").containsOnlyOnce("nverified");
		assertThat(this.workplace.history().changes()).extracting(History.Entry::signature).containsOnly("unverified");
		assertThat(this.workplace.history().changes()).extracting(History.Entry::unverified)
			.containsOnly("no trusted keys");
	}

	@Test
	void showsForEachChangeWhetherItIsVerifiedWhereThereAreKeys() throws IOException {
		this.workplace.pipeline(PIPELINE);
		this.workplace.commit("Trust", SIGNERS, this.anna.trusted());
		this.workplace.sign(this.anna);
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.promote(Workplace.NONE);
		forgeApproval();
		History history = this.workplace.history();
		assertThat(history.changes().getFirst()).satisfies((forged) -> {
			assertThat(forged.action()).isEqualTo("promote");
			assertThat(forged.unverified()).isEqualTo("no signature");
		});
		assertThat(history.changes().get(1).signer()).isEqualTo("anna@example.com");
		assertThat(history.text()).contains("SIGNATURE", "unverified: no signature", "verified: anna@example.com");
	}

	@Test
	void believesNoForgedTrailerWhereSignaturesAreRequired() throws IOException {
		require();
		deployAndPromote("2.0.0");
		forgeApproval();
		History.Entry forged = this.workplace.history().changes().getFirst();
		assertThat(forged).satisfies((entry) -> {
			assertThat(entry.action()).isEqualTo("edit");
			assertThat(entry.releases()).isEmpty();
			assertThat(entry.reason()).isNull();
			assertThat(entry.overrides()).isEmpty();
			assertThat(entry.signature()).isEqualTo("unverified");
			assertThat(entry.unverified()).isEqualTo("no signature");
		});
	}

	@Test
	void aForgedRollbackNeitherChangesFatesNorHoldsUpAPromotion() throws IOException {
		require();
		deployAndPromote("2.0.0");
		String promoted = this.workplace.head();
		String before = this.workplace.git("rev-parse", promoted + "~2");
		forge(PROD, "2.0.0", "1.0.0", "Roll back vote in prod", "Platform-Action: rollback",
				"Platform-Environment: prod", "Platform-Release: vote registry.example.com/vote:1.0.0",
				"Platform-Restores: " + before);
		assertThat(this.workplace.history().changes().get(1).outcome()).isNotEqualTo(Fate.ROLLED_BACK);
		assertThat(this.workplace.promote(Workplace.NONE).text()).contains("vote: 1.0.0 → 2.0.0");
	}

	@Test
	void aForgedDeploymentDoesNotLiftWhatWasRolledBack() throws IOException {
		require();
		deployAndPromote("2.0.0");
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		forge(PROD, "1.0.0", "1.0.1", "Promote vote to prod", "Platform-Action: promote", "Platform-Environment: prod",
				"Platform-Release: vote registry.example.com/vote:1.0.1");
		assertRefused(() -> this.workplace.promote(Workplace.NONE), "rolled-back: prod took vote 2.0.0 back");
	}

	@Test
	void aReleaseThatNobodyTrustedBroughtIsNotPromoted() throws IOException {
		require();
		deployAndPromote("2.0.0");
		forge(DEV, "2.0.0", "6.6.6", "Deploy vote to dev", "Platform-Action: deploy", "Platform-Environment: dev",
				"Platform-Release: vote registry.example.com/vote:6.6.6");
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"order (gitops/pipeline.yaml:2): no commit with a trusted signature has brought vote 6.6.6 to dev");
		this.workplace.promote(new Permission(Set.of(RuleName.ORDER), new Reason("INC-7")));
		assertThat(this.workplace.history().changes().getFirst().overrides()).hasSize(1);
	}

	@Test
	void aForgedDateDoesNotSoak() throws IOException {
		require("signatures: required\nenvironments: [{name: dev}, {name: prod, after: dev, soak: 30m}]\n");
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.now = Instant.now().plusSeconds(3600);
		this.workplace.commit("Tune", "gitops/overlays/dev/vote/settings.env", "TUNED=yes\n");
		assertRefused(() -> this.workplace.promote(Workplace.NONE), "the last change of vote in dev (commit ");
		assertRefused(() -> this.workplace.promote(Workplace.NONE), "is unverified: no signature");
	}

	@Test
	void goesBackOnlyToWhatATrustedKeyHasSigned() throws IOException {
		require();
		deployAndPromote("2.0.0");
		forge(PROD, "2.0.0", "6.6.6", "Promote vote to prod", "Platform-Action: promote", "Platform-Environment: prod",
				"Platform-Release: vote registry.example.com/vote:6.6.6");
		String forged = this.workplace.head();
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		assertThat(this.workplace.file(PROD)).contains("newTag: \"2.0.0\"");
		assertRefused(() -> this.workplace.rollback(Workplace.NONE, RestorePoint.of(forged)),
				"commit %s is unverified (no signature)".formatted(forged.substring(0, 7)));
		this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS);
		assertThat(this.workplace.file(PROD)).contains("newTag: \"1.0.0\"");
		assertRefused(() -> this.workplace.rollback(Workplace.NONE, RestorePoint.PREVIOUS),
				"prod has no earlier release to go back to");
	}

	@Test
	void refusesToPushWhatNoTrustedKeySigned() throws IOException {
		require();
		this.workplace.deploy("vote", "2.0.0");
		SigningKey mallory = SigningKey.ssh(this.directory, "mallory");
		this.workplace.sign(mallory);
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"changes of prod are signed by a trusted key, and this commit is not: unknown key SHA256:");
		this.workplace.signNoMore();
		assertRefused(() -> this.workplace.promote(Workplace.NONE),
				"changes of prod are signed by a trusted key, and commits are not signed here");
		this.workplace.sign(this.anna);
		assertThat(this.workplace.promote(Workplace.NONE).text()).contains("vote: 1.0.0 → 2.0.0");
	}

	@Test
	void refusesEverythingWhereNoKeysAreTrusted() throws IOException {
		this.workplace.pipeline(REQUIRED);
		this.workplace.sign(this.anna);
		assertRefused(() -> this.workplace.deploy("vote", "2.0.0"),
				"changes of dev are signed by a trusted key, and this commit is not: no trusted keys");
	}

	@Test
	void requiresSignaturesWhereOneEnvironmentAsksForThem() throws IOException {
		this.workplace.commit("Trust", SIGNERS, this.anna.trusted());
		this.workplace.pipeline("environments: [{name: dev}, {name: prod, after: dev, signatures: required}]\n");
		this.workplace.deploy("vote", "2.0.0");
		assertRefused(() -> this.workplace.promote(Workplace.NONE), "changes of prod are signed by a trusted key");
		this.workplace.sign(this.anna);
		assertThat(this.workplace.promote(Workplace.NONE).text()).contains("vote: 1.0.0 → 2.0.0");
	}

	private void require() throws IOException {
		require(REQUIRED);
	}

	private void require(String pipeline) throws IOException {
		this.workplace.commit("Trust", SIGNERS, this.anna.trusted());
		this.workplace.pipeline(pipeline);
		this.workplace.sign(this.anna);
	}

	private void deployAndPromote(String version) throws IOException {
		// What ran before, signed by somebody who is trusted.
		for (String environment : List.of("dev", "prod")) {
			this.workplace.commitSigned(this.anna, "Tune",
					"gitops/overlays/%s/vote/settings.env".formatted(environment), "TUNED=%s\n".formatted(environment));
		}
		this.workplace.deploy("vote", version);
		this.workplace.promote(Workplace.NONE);
	}

	private void forgeApproval() throws IOException {
		forge(PROD, "2.0.0", "6.6.6", "Promote vote to prod", "Platform-Action: promote", "Platform-Environment: prod",
				"Platform-Release: vote registry.example.com/vote:6.6.6",
				"Platform-Override: freeze (gitops/pipeline.yaml:3): prod is frozen", "Platform-Reason: approved");
	}

	private void forge(String path, String from, String to, String subject, String... trailers) throws IOException {
		String text = this.workplace.file(path);
		assertThat(text).contains("newTag: \"%s\"".formatted(from));
		this.workplace.forge(path, text.replace("\"%s\"".formatted(from), "\"%s\"".formatted(to)) + "\n", subject,
				trailers);
	}

	private void assertRefused(ThrowingCallable change, String message) throws IOException {
		String head = this.workplace.head();
		assertThatExceptionOfType(Problem.class).isThrownBy(change)
			.withMessageContaining(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(this.workplace.head()).isEqualTo(head);
	}

}
