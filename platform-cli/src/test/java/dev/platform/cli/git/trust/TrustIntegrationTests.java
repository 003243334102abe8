package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.cli.gitops.Verification;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import dev.platform.engine.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who can make a repository trust a key, and who cannot.
 */
class TrustIntegrationTests {

	private static final EnvironmentName DEV = new EnvironmentName("dev");

	private static final String PIPELINE = "environments: [{name: dev}]\n";

	@TempDir
	Path directory;

	private SignedRepository repository;

	private SigningKey anna;

	private SigningKey ben;

	private SigningKey mallory;

	@BeforeEach
	void begin() throws IOException {
		this.repository = new SignedRepository(this.directory);
		this.anna = SigningKey.ssh(this.directory, "anna");
		this.ben = SigningKey.ssh(this.directory, "ben");
		this.mallory = SigningKey.ssh(this.directory, "mallory");
		this.repository.trust(null, this.anna);
	}

	@Test
	void aTrustedKeyBringsInAnotherAndTakesItAway() throws IOException {
		this.repository.trust(this.anna, this.anna, this.ben);
		String signed = this.repository.commit(this.ben);
		assertTrusted(signed, true);
		this.repository.trust(this.ben, this.anna);
		assertTrusted(signed, false);
		assertThat(this.repository.trust().isHeadIgnored()).isFalse();
	}

	@Test
	void aPushedCommitCannotTrustItself() throws IOException {
		this.repository.trust(this.mallory, this.anna, this.mallory);
		assertTrusted(this.repository.commit(this.mallory), false);
		assertTrusted(this.repository.commit(this.anna), true);
		assertThat(this.repository.trust().isHeadIgnored()).isTrue();
	}

	@Test
	void aTrustedSignatureDoesNotLetInWhatWasSlippedInBelowIt() throws IOException {
		this.repository.trust(null, this.anna, this.mallory);
		this.repository.trust(this.anna, this.anna, this.mallory, this.ben);
		assertTrusted(this.repository.commit(this.mallory), false);
		assertTrusted(this.repository.commit(this.ben), false);
		this.repository.trust(null, this.anna);
		this.repository.trust(this.anna, this.anna, this.ben);
		assertTrusted(this.repository.commit(this.ben), true);
		assertThat(this.repository.trust().isHeadIgnored()).isFalse();
	}

	@Test
	void keysThatAreDeletedWithoutASignatureStay() throws IOException {
		this.repository.git("rm", "-r", "--quiet", TrustedKeys.FOLDER);
		String deleted = this.repository.commit(null);
		assertTrusted(deleted, false);
		assertTrusted(this.repository.commit(this.anna), true);
		this.repository.trust(null, this.mallory);
		assertTrusted(this.repository.commit(this.mallory), false);
	}

	@Test
	void aMergeWithItsParentsTurnedRoundDoesNotBringAKeyBack() throws IOException {
		String both = this.repository.trust(this.anna, this.anna, this.mallory);
		String one = this.repository.trust(this.anna, this.anna);
		this.repository.merge(null, both, both, one);
		assertTrusted(this.repository.commit(this.mallory), false);
		assertTrusted(this.repository.commit(this.anna), true);
	}

	@Test
	void aProposalThatWasNeverMergedDoesNotBringAKeyBack() throws IOException {
		String base = this.repository.trust(this.anna, this.anna, this.mallory);
		String proposal = this.repository.trust(this.anna, this.anna, this.mallory, this.ben);
		this.repository.git("reset", "--quiet", "--hard", base);
		String one = this.repository.trust(this.anna, this.anna);
		this.repository.merge(null, proposal, proposal, one);
		assertTrusted(this.repository.commit(this.mallory), false);
		assertTrusted(this.repository.commit(this.anna), true);
	}

	@Test
	void anUnrelatedHistoryDoesNotBringItsOwnFirstKeys() throws IOException {
		String main = this.repository.head();
		this.repository.git("checkout", "--quiet", "--orphan", "other");
		String other = this.repository.trust(null, this.mallory);
		this.repository.git("checkout", "--quiet", "main");
		this.repository.merge(null, other, other, main);
		assertTrusted(this.repository.commit(this.mallory), false);
		// Which of the two came first cannot be told from inside.
		String signed = this.repository.commit(this.anna);
		assertTrusted(signed, false);
		assertThat(this.repository.pinned(main).of(signed).verified()).isTrue();
	}

	@Test
	void anUnsignedMergeOfABranchFromBeforeKeepsTheNewerKeys() throws IOException {
		String base = this.repository.head();
		String side = this.repository.commit(null, "side", "1");
		this.repository.git("reset", "--quiet", "--hard", base);
		String main = this.repository.trust(this.anna, this.anna, this.ben);
		this.repository.trust();
		this.repository.merge(null, main, main, side);
		assertTrusted(this.repository.commit(this.ben), true);
	}

	@Test
	void onlyThePlatformsKeysChangeTheKeysWhereThereAreSuch() throws IOException {
		this.repository.commit(this.anna, TrustedKeys.OWNERS + "/allowed_signers", this.anna.trusted());
		this.repository.trust(this.anna, this.ben);
		assertTrusted(this.repository.commit(this.ben), true);
		assertTrusted(this.repository.commit(this.anna), true);
		this.repository.trust(this.ben, this.ben, this.mallory);
		assertTrusted(this.repository.commit(this.mallory), false);
	}

	@Test
	void believesTheKeysOfTheCommitThatIsNamed() throws IOException {
		String second = this.repository.trust(null, this.ben);
		String ofBen = this.repository.commit(this.ben);
		String ofAnna = this.repository.commit(this.anna);
		assertThat(this.repository.trust().of(ofBen).verified()).isFalse();
		assertThat(this.repository.trust().of(ofAnna).verified()).isTrue();
		assertThat(this.repository.pinned(second).of(ofBen).verified()).isTrue();
		assertThat(this.repository.pinned(second).of(ofAnna).verified()).isFalse();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.repository.pinned("1".repeat(40)))
			.withMessageContaining("which is not in the branch")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.repository.pinned("main"))
			.withMessageContaining("not the full name of a commit");
	}

	@Test
	void whoIsNotTrustedDoesNotTakeTheRuleOutOfThePipeline() throws IOException {
		assertRequired(false);
		this.repository.commit(this.anna, Pipeline.FILE, "signatures: required\n" + PIPELINE);
		this.repository.commit(null, Pipeline.FILE, PIPELINE);
		assertRequired(true);
		this.repository.git("rm", "-r", "--quiet", TrustedKeys.FOLDER);
		this.repository.commit(this.mallory, Pipeline.FILE, "# nothing\n" + PIPELINE);
		assertRequired(true);
		this.repository.commit(this.anna, Pipeline.FILE, PIPELINE);
		assertRequired(false);
	}

	private void assertRequired(boolean required) {
		Pipeline pipeline = Pipeline.read(new YamlFile(Pipeline.FILE, PIPELINE));
		assertThat(this.repository.trust().isRequired(pipeline, DEV)).isEqualTo(required);
		assertThat(this.repository.trustAnew().isRequired(pipeline, DEV)).isEqualTo(required);
	}

	// Who has asked before looks at new commits alone, and must find the same.
	private void assertTrusted(String revision, boolean trusted) {
		Verification verification = this.repository.verification(revision);
		assertThat(verification.verified()).as(verification.text()).isEqualTo(trusted);
		assertThat(this.repository.trustAnew().of(revision)).isEqualTo(verification);
	}

}
