package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.git.connection.SystemSsh;
import dev.platform.cli.git.connection.Transfer;
import dev.platform.cli.git.connection.TransferLimits;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SshIntegrationTests {

	private static final String FILE = "gitops/overlays/dev/vote/release.env";

	@TempDir
	Path directory;

	private GitServer files;

	private SshServer server;

	private Path bare;

	@BeforeEach
	void serve() throws IOException {
		this.files = GitServer.start(this.directory);
		this.bare = this.files.create("platform");
		this.server = SshServer.start(this.directory);
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.files.close();
	}

	@Test
	void fetchesAndPushesWithAKey() throws IOException {
		assertThatPushWorks(remote("known_hosts", this.server.identity("user"), Map.of()));
	}

	@Test
	void fetchesAndPushesWithACertificate() throws IOException {
		assertThatPushWorks(remote("known_hosts", this.server.identity("certified"), Map.of()));
	}

	@Test
	void fetchesAndPushesWithAKeyOfTheAgent() throws Exception {
		Path socket = this.directory.resolve("agent");
		Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
		try {
			for (int attempt = 0; attempt < 100 && !Files.exists(socket); attempt++) {
				Thread.sleep(20);
			}
			SshServer.run(this.directory, "env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q",
					this.directory.resolve("user").toString());
			assertThatPushWorks(remote("known_hosts", "", Map.of("SSH_AUTH_SOCK", socket.toString())));
		}
		finally {
			agent.destroy();
		}
	}

	@Test
	void refusesAHostThatIsNotKnown() {
		GitRemote remote = remote("nobody_known", this.server.identity("user"), Map.of());
		assertThat(problem(remote)).hasMessageContaining("'s host is not known");
	}

	@Test
	void refusesAHostWithAnotherKeyThanTheKnownOne() throws IOException {
		Path known = this.directory.resolve("known_hosts");
		String stranger = Files.readString(this.directory.resolve("stranger.pub"));
		Files.writeString(this.directory.resolve("other_hosts"),
				Files.readString(known).split(" ")[0] + " " + stranger);
		GitRemote remote = remote("other_hosts", this.server.identity("user"), Map.of());
		assertThat(problem(remote)).hasMessageContaining("'s host is not known, or not the known one");
	}

	@Test
	void saysThatNoKeyIsAccepted() {
		Problem problem = problem(remote("known_hosts", this.server.identity("stranger"), Map.of()));
		assertThat(problem).hasMessageContaining("accepts none of your SSH keys");
		assertThat(problem.hint()).startsWith("ssh-add -l");
	}

	@Test
	void triesAgainWhenTheConnectionBreaks() throws IOException {
		Path tried = this.directory.resolve("tried");
		Path flaky = Files.writeString(this.directory.resolve("flaky"), """
				if [ ! -e %1$s ]; then
				  touch %1$s
				  echo "kex_exchange_identification: read: Connection reset by peer" >&2
				  echo "Connection reset by 192.0.2.1 port 443" >&2
				  exit 255
				fi
				exec %2$s "$@"
				""".formatted(tried, this.server.client("known_hosts", this.server.identity("user"))));
		GitRemote remote = remote("known_hosts", "", Map.of("GIT_SSH_COMMAND", "sh " + flaky));
		assertThat(remote.fetch().revision()).isEqualTo(GitServer.git(this.bare, "rev-parse", "main"));
		assertThat(tried).exists();
	}

	@Test
	void anAddressCannotPassForAnOption() throws Exception {
		List<String> words = new SystemSsh(new Config(), Map.of(), new Transfer(TransferLimits.of(Map.of())))
			.words(new URIish().setScheme("ssh").setHost("-oProxyCommand=touch x"), "git-upload-pack '/p'");
		assertThat(words).containsSubsequence("--", "-oProxyCommand=touch x", "git-upload-pack '/p'");
	}

	private void assertThatPushWorks(GitRemote remote) throws IOException {
		String revision = remote
			.publish(remote.fetch(), Changes.none().with(FILE, "OPTION_A=Tea\n"),
					new CommitMessage("Change the options", "vote: other options", List.of()))
			.orElseThrow();
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(revision);
	}

	private GitRemote remote(String knownHosts, String identity, Map<String, String> more) {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.remove("SSH_AUTH_SOCK");
		variables.put("GIT_SSH_COMMAND", this.server.client(knownHosts, identity));
		variables.putAll(more);
		RepositoryLocation location = new RepositoryLocation(this.server.url(this.bare), "main");
		return new GitRemote(() -> location, this.directory.resolve("cache"), variables);
	}

	private static Problem problem(GitRemote remote) {
		return catchThrowableOfType(Problem.class, remote::fetch);
	}

}
