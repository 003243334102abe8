package dev.platform.cli.git.trust;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedSignersTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHcp6E77FtNpK/1G8kA6r5tR1vSPBLD7ciXkGKaWoZJj";

	@Test
	void readsWhatOpenSshReads() {
		AllowedSigners read = AllowedSigners.read("keys", """
				# the platform team

				anna@example.com,anna@old.example.com %1$s anna's laptop
				"ben b@example.com" namespaces="git, file" valid-before="20300101Z" %1$s
				*@example.com valid-after=202501011230,namespaces=git %1$s
				""".formatted(KEY));
		assertThat(read.problems()).isEmpty();
		assertThat(read.signers()).extracting(AllowedSigner::principals)
			.containsExactly("anna@example.com,anna@old.example.com", "ben b@example.com", "*@example.com");
		assertThat(read.signers()).extracting(AllowedSigner::line).containsExactly(3, 4, 5);
		assertThat(read.signers().get(1).validBefore()).isEqualTo("2030-01-01T00:00:00Z");
		assertThat(read.signers().get(1).namespaces()).containsExactly("git", "file");
		assertThat(read.signers().get(2).validAfter()).isEqualTo("2025-01-01T12:30:00Z");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "anna@example.com | principals, options, key type, key",
			"KEY | principals, options, key type, key", "anna cert-authority KEY | certificates are not supported",
			"anna verify-required KEY | there is no option \"verify-required\"",
			"anna valid-before=\"20301301Z\" KEY | there is no such time: 20301301Z",
			"anna valid-before=\"tomorrow\" KEY | a time is written as",
			"anna valid-before=20300101Z,valid-before=20310101Z KEY | \"valid-before\" needs one value",
			"anna ssh-ed25519 AAAAC3Nz | it ends too early", "anna ssh-ed25519 !! | the key is not Base64",
			"anna ssh-dss AAAAB3NzaC1kc3MAAAABAA== | keys of type ssh-dss are not supported",
			"anna ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIHcp6E77FtNpK/1G8kA6r5tR1vSPBLD7ciXkGKaWoZJj | the key is a ssh-ed25519",
			"anna ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAAA== | it is no key of type ssh-ed25519" })
	void namesTheLineOfWhatItDoesNotUnderstand(String line, String message) {
		AllowedSigners read = AllowedSigners.read("keys", "# first\n" + line.replace("KEY", KEY) + "\n");
		assertThat(read.signers()).isEmpty();
		assertThat(read.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.text()).startsWith("keys:2: ");
			assertThat(problem.message()).contains(message.strip());
		});
	}

	@Test
	void readsALineOfManyOptions() {
		AllowedSigners read = AllowedSigners.read("keys", "anna " + "a=b,".repeat(30_000) + " " + KEY + "\n");
		assertThat(read.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.text()).startsWith("keys:1: there is no option \"a\""));
	}

}
