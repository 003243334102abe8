package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.trust.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TrustCheckIntegrationTests {

	private static final String SIGNERS = "gitops/trusted-keys/allowed_signers";

	@TempDir
	Path directory;

	private GitRemote remote;

	@BeforeEach
	void begin() throws IOException {
		this.remote = FixtureRepository.create(this.directory);
	}

	@Test
	void saysThatWithoutKeysNothingIsVerified() throws IOException {
		assertThat(check()).isEqualTo(Diagnosis.ok("none: history is unverified"));
		push("gitops/pipeline.yaml", "signatures: required\nenvironments: [{name: dev}, {name: prod, after: dev}]\n");
		assertThat(check().verdict()).isEqualTo(CheckResult.FAIL);
		assertThat(check().message()).isEqualTo("signatures are required, and no keys are trusted");
	}

	@Test
	void warnsOfKeysThatExpireSoonAndNotOfOthers() throws IOException {
		SigningKey soon = SigningKey.ssh(this.directory, "anna", "-t ed25519", "valid-before=\"20270120Z\"");
		SigningKey later = SigningKey.ssh(this.directory, "ben", "-t ed25519", "valid-before=\"20270301Z\"");
		SigningKey before = SigningKey.ssh(this.directory, "carl", "-t ed25519", "valid-before=\"20260301Z\"");
		push(SIGNERS, soon.trusted() + later.trusted() + before.trusted());
		assertThat(check().verdict()).isEqualTo(CheckResult.WARN);
		assertThat(check().message()).isEqualTo("the key of anna@example.com expires on 2027-01-20T00:00:00Z");
	}

	@Test
	void namesWhatIsNotUnderstoodAndWhatDoesNotCount() throws IOException {
		SigningKey anna = SigningKey.ssh(this.directory, "anna");
		push(SIGNERS, anna.trusted() + "ben ssh-ed25519 AAAA\n");
		assertThat(check().verdict()).isEqualTo(CheckResult.FAIL);
		assertThat(check().message()).startsWith(SIGNERS + ":2: ");
		push(SIGNERS, anna.trusted() + SigningKey.ssh(this.directory, "mallory").trusted());
		assertThat(check().message()).contains("the keys at the head do not count");
	}

	private Diagnosis check() {
		return new TrustCheck(this.remote, Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC))
			.diagnose();
	}

	private void push(String path, String text) throws IOException {
		Path work = this.directory.resolve("work");
		Files.createDirectories(work.resolve(path).getParent());
		Files.writeString(work.resolve(path), text);
		GitServer.git(work, "add", ".");
		GitServer.git(work, "commit", "--quiet", "--message=Change");
		GitServer.git(work, "push", "--quiet", this.directory.resolve("platform.git").toString(), "main");
	}

}
