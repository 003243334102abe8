package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.gitops.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signatures as Git, OpenSSH and GnuPG make them.
 */
class SignatureKindsIntegrationTests {

	@TempDir
	Path directory;

	private SignedRepository repository;

	@BeforeEach
	void begin() throws IOException {
		this.repository = new SignedRepository(this.directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-t ed25519", "-t ecdsa -b 256", "-t ecdsa -b 384", "-t ecdsa -b 521", "-t rsa -b 2048" })
	void verifiesEachKindOfSshKey(String type) throws IOException {
		SigningKey key = SigningKey.ssh(this.directory, "anna", type, "");
		this.repository.trust(null, key);
		// Numbers in such signatures are of different lengths.
		for (int round = 0; round < 4; round++) {
			assertThat(this.repository.verification(this.repository.commit(key)))
				.isEqualTo(Verification.by("anna@example.com"));
		}
		assertThat(this.repository.verification(altered(key)).detail()).isEqualTo("bad signature");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "namespaces=\"git\" | verified: anna@example.com",
					"namespaces=\"file,g*\" | verified: anna@example.com",
					"namespaces=\"file\" | unverified: a key that may not sign commits, of anna@example.com",
					"valid-after=\"20200101Z\",valid-before=\"209901011200Z\" | verified: anna@example.com",
					"valid-after=\"20990101Z\" | unverified: expired key of anna@example.com",
					"valid-before=\"20200101Z\" | unverified: expired key of anna@example.com" })
	void keepsToTheOptionsOfAnSshKey(String options, String text) throws IOException {
		SigningKey key = SigningKey.ssh(this.directory, "anna", "-t ed25519", options.strip());
		this.repository.trust(null, key);
		assertThat(this.repository.verification(this.repository.commit(key)).text()).isEqualTo(text.strip());
	}

	@Test
	void believesWhatAKeySignedBeforeItsEnd() throws IOException {
		SigningKey key = SigningKey.ssh(this.directory, "anna", "-t ed25519", "valid-before=\"20250101Z\"");
		this.repository.trust(null, key);
		String before = this.repository.commit(key, Map.of("GIT_COMMITTER_DATE", "2024-12-31T23:59:59Z"), "a", "1");
		String after = this.repository.commit(key, Map.of("GIT_COMMITTER_DATE", "2025-01-01T00:00:00Z"), "a", "2");
		assertThat(this.repository.verification(before).verified()).isTrue();
		assertThat(this.repository.verification(after).text()).isEqualTo("unverified: expired key of anna@example.com");
	}

	@Test
	void tellsWhyACommitIsUnverified() throws IOException {
		SigningKey anna = SigningKey.ssh(this.directory, "anna");
		SigningKey mallory = SigningKey.ssh(this.directory, "mallory");
		assertThat(this.repository.verification(this.repository.commit(anna)).detail()).isEqualTo("no trusted keys");
		this.repository.trust(null, anna);
		assertThat(this.repository.verification(this.repository.commit(null)).detail()).isEqualTo("no signature");
		String print = SigningKey.run(this.directory, Map.of(), List.of("ssh-keygen", "-l", "-f", "mallory.pub"))
			.split(" ")[1];
		assertThat(this.repository.verification(this.repository.commit(mallory)).detail())
			.isEqualTo("unknown key " + print);
		assertThat(this.repository.verification(altered(anna)).detail()).isEqualTo("bad signature");
	}

	@Test
	void verifiesOpenPgpKeys() throws IOException {
		SigningKey anna = SigningKey.gpg(this.directory, "anna", "never");
		SigningKey mallory = SigningKey.gpg(this.directory, "mallory", "never");
		try {
			this.repository.commit(null, TrustedKeys.FOLDER + "/" + anna.file(), anna.trusted());
			assertThat(this.repository.verification(this.repository.commit(anna)).text())
				.isEqualTo("verified: anna <anna@example.com>");
			assertThat(this.repository.verification(this.repository.commit(mallory)).text())
				.matches("unverified: unknown key [0-9A-F]{16}");
			assertThat(this.repository.verification(altered(anna)).detail()).isEqualTo("bad signature");
		}
		finally {
			anna.close();
			mallory.close();
		}
	}

	@Test
	void doesNotBelieveAnOpenPgpKeyThatHasEnded() throws IOException {
		// It was made and ended long ago, and signs as if it were that time or later.
		SigningKey key = SigningKey.gpg(this.directory, "anna", "20200301T000000", "--faked-system-time",
				"20200101T000000");
		try {
			this.repository.commit(null, TrustedKeys.FOLDER + "/" + key.file(), key.trusted());
			Path program = Files.writeString(this.directory.resolve("gpg-then"),
					"#!/bin/sh\nexec gpg --ignore-time-conflict --faked-system-time \"$THEN\" \"$@\"\n");
			program.toFile().setExecutable(true);
			assertThat(this.repository.verification(at(key, program, "20200201T000000")).text())
				.isEqualTo("verified: anna <anna@example.com>");
			SigningKey.run(this.directory, key.environment(),
					List.of("gpg", "--batch", "--quiet", "--passphrase", "", "--faked-system-time", "20200102T000000",
							"--quick-set-expire", fingerprint(key), "20300101T000000"));
			assertThat(this.repository.verification(at(key, program, "20200401T000000")).text())
				.isEqualTo("unverified: expired key of anna <anna@example.com>");
		}
		finally {
			key.close();
		}
	}

	private String at(SigningKey key, Path program, String time) throws IOException {
		SigningKey then = new SigningKey(
				Map.of("gpg.program", program.toString(), "user.signingkey", "anna@example.com"), key.environment(), "",
				"");
		return this.repository.commit(then, Map.of("THEN", time), "a", time);
	}

	private String fingerprint(SigningKey key) throws IOException {
		return SigningKey
			.run(this.directory, key.environment(), List.of("gpg", "--batch", "--with-colons", "--list-keys"))
			.lines()
			.filter((line) -> line.startsWith("fpr:"))
			.findFirst()
			.orElseThrow()
			.split(":")[9];
	}

	// The signature of one commit on another's content.
	private String altered(SigningKey key) throws IOException {
		String signed = this.repository.commit(key);
		String raw = this.repository.git("cat-file", "commit", signed).replace("Change gitops/note", "Approve");
		Path file = Files.writeString(this.directory.resolve("altered"), raw + "\n");
		String altered = this.repository.git("hash-object", "-t", "commit", "-w", file.toString());
		this.repository.git("reset", "--quiet", "--hard", altered);
		return altered;
	}

}
