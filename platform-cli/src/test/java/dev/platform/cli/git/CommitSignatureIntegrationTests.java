package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whether Git itself accepts the signatures.
 */
class CommitSignatureIntegrationTests {

	private static final String FILE = "gitops/overlays/dev/vote/release.env";

	@TempDir
	Path directory;

	private final Map<String, String> variables = new HashMap<>(System.getenv());

	private GitServer server;

	private Path bare;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void gitAcceptsTheSignatureOfAnSshKey() throws IOException {
		Path key = sshKey();
		configure(Map.of("gpg.format", "ssh", "user.signingkey", key + ".pub"));
		publish();
		Path signers = Files.writeString(this.directory.resolve("signers"),
				"* " + Files.readString(Path.of(key + ".pub")));
		assertThat(GitServer.git(this.bare, "-c", "gpg.ssh.allowedSignersFile=" + signers, "verify-commit", "main"))
			.startsWith("Good \"git\" signature");
	}

	@Test
	void gitAcceptsTheSignatureOfAKeyInTheAgent() throws Exception {
		Path key = sshKey();
		Path socket = this.directory.resolve("agent");
		Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
		try {
			for (int attempt = 0; attempt < 100 && !Files.exists(socket); attempt++) {
				Thread.sleep(20);
			}
			SshServer.run(this.directory, "env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
			this.variables.put("SSH_AUTH_SOCK", socket.toString());
			Files.delete(key);
			configure(Map.of("gpg.format", "ssh", "user.signingkey",
					"key::" + Files.readString(Path.of(key + ".pub")).strip()));
			publish();
			assertThat(GitServer.git(this.bare, "cat-file", "commit", "main")).contains("BEGIN SSH SIGNATURE");
		}
		finally {
			agent.destroy();
		}
	}

	@Test
	void gitAcceptsTheSignatureOfAnOpenPgpKey() throws IOException {
		Path home = Files.createDirectory(this.directory.resolve("gnupg"));
		home.toFile().setReadable(false, false);
		home.toFile().setReadable(true, true);
		this.variables.put("GNUPGHOME", home.toString());
		try {
			SshServer.run(this.directory, "gpg", "--homedir", home.toString(), "--batch", "--quiet", "--passphrase", "",
					"--quick-generate-key", "Test <test@localhost>", "ed25519", "sign", "never");
			configure(Map.of("user.signingkey", "test@localhost"));
			publish();
			Process verification = verification(home);
			String said = new String(verification.getInputStream().readAllBytes());
			assertThat(said).contains("Good signature from \"Test <test@localhost>\"");
		}
		finally {
			SshServer.run(this.directory, "gpgconf", "--homedir", home.toString(), "--kill", "gpg-agent");
		}
	}

	@Test
	void nothingIsPushedThatCannotBeSigned() throws IOException {
		configure(Map.of("gpg.format", "ssh", "user.signingkey", this.directory.resolve("missing").toString()));
		String before = GitServer.git(this.bare, "rev-parse", "main");
		assertThatExceptionOfType(Problem.class).isThrownBy(this::publish)
			.withMessageContaining("the commit cannot be signed: ssh-keygen says:")
			.withMessageEndingWith("nothing has changed");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(before);
	}

	private Process verification(Path home) throws IOException {
		ProcessBuilder verification = new ProcessBuilder("git", "verify-commit", "main").directory(this.bare.toFile())
			.redirectErrorStream(true);
		verification.environment().put("GNUPGHOME", home.toString());
		return verification.start();
	}

	private Path sshKey() throws IOException {
		SshServer.run(this.directory, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "signing");
		return this.directory.resolve("signing");
	}

	// The kept clone's own configuration stands before the user's.
	private void configure(Map<String, String> settings) throws IOException {
		StoredConfig config = new CachedClone(this.directory.resolve("cache")).open(this.server.location("platform"))
			.getConfig();
		config.setString("commit", null, "gpgsign", "true");
		settings.forEach((name, value) -> config.setString(name.split("\\.")[0], null, name.split("\\.")[1], value));
		config.save();
	}

	private void publish() {
		GitRemote remote = new GitRemote(() -> this.server.location("platform"), this.directory.resolve("cache"),
				this.variables);
		remote
			.publish(remote.fetch(), Changes.none().with(FILE, "OPTION_A=Tea\n"),
					new CommitMessage("Change the options", "vote: other options", List.of()))
			.orElseThrow();
	}

}
