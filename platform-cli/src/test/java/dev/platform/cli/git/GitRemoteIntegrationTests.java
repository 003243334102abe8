package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.Trailer;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GitRemoteIntegrationTests {

	private static final String FILE = "gitops/overlays/dev/vote/release.env";

	private static final CommitMessage MESSAGE = new CommitMessage("Change the options", "vote: other options",
			List.of(new Trailer(Trailer.ACTION, "deploy")));

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	private GitRemote remote;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform");
		this.remote = remote("cache");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void readsFilesAndFoldersOfTheRemoteHead() {
		Snapshot head = this.remote.fetch();
		assertThat(head.read(FILE)).hasValue("OPTION_A=Cats\nOPTION_B=Dogs\n");
		assertThat(head.read("gitops/overlays/dev")).isEmpty();
		assertThat(head.read("gitops/nowhere")).isEmpty();
		assertThat(head.folders("gitops/overlays")).containsExactly("dev", "prod");
		assertThat(head.files("gitops/overlays/dev/redis"))
			.containsExactly("gitops/overlays/dev/redis/kustomization.yaml");
	}

	@Test
	void publishesOneCommitThatChangesOneFile() throws IOException {
		Snapshot head = this.remote.fetch();
		String revision = this.remote.publish(head, change("Tea"), MESSAGE).orElseThrow();
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(revision);
		assertThat(GitServer.git(this.bare, "rev-parse", "main^")).isEqualTo(head.revision());
		assertThat(GitServer.git(this.bare, "diff", "--stat", "main^", "main")).contains(FILE, "1 file changed");
		assertThat(GitServer.git(this.bare, "fsck", "--strict")).doesNotContain("error", "warning");
		assertThat(this.remote.fetch().read(FILE)).hasValue("OPTION_A=Tea\n");
	}

	@Test
	void readsItsOwnTrailersBack() {
		this.remote.publish(this.remote.fetch(), change("Tea"), MESSAGE).orElseThrow();
		List<Commit> history = this.remote.history(this.remote.fetch(), "gitops/overlays/dev");
		assertThat(history).hasSize(2);
		assertThat(history.getFirst().subject()).isEqualTo("Change the options");
		assertThat(history.getFirst().values(Trailer.ACTION)).containsExactly("deploy");
		assertThat(this.remote.history(this.remote.fetch(), "gitops/overlays/prod")).hasSize(1);
	}

	@Test
	void tellsALostRaceFromARefusal() {
		Snapshot head = this.remote.fetch();
		GitRemote other = remote("other");
		other.publish(other.fetch(), change("Tea"), MESSAGE).orElseThrow();
		assertThat(this.remote.publish(head, change("Coffee"), MESSAGE)).isEmpty();
		assertThat(this.remote.fetch().read(FILE)).hasValue("OPTION_A=Tea\n");
	}

	@Test
	void reportsThePushThatAHookDeclines() throws IOException {
		GitServer.hook(this.bare, "pre-receive", "echo 'Fridays are off' >&2; exit 1");
		Snapshot head = this.remote.fetch();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.remote.publish(head, change("Tea"), MESSAGE))
			.withMessageContaining(
					"refused the push to main: pre-receive hook declined (Fridays are off); nothing has changed");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(head.revision());
		assertThat(this.remote.fetch().revision()).isEqualTo(head.revision());
	}

	@Test
	void saysThatTheServerIsGone() {
		this.remote.fetch();
		this.server.close();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.remote.fetch())
			.withMessageStartingWith("cannot reach git://127.0.0.1")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED));
	}

	@Test
	void namesTheBranchThatIsMissing() {
		RepositoryLocation location = new RepositoryLocation(this.server.location("platform").url(), "production");
		GitRemote other = new GitRemote(() -> location, this.directory.resolve("cache"));
		assertThatExceptionOfType(Problem.class).isThrownBy(other::fetch)
			.withMessageEndingWith("has no branch production");
	}

	private GitRemote remote(String cache) {
		return new GitRemote(() -> this.server.location("platform"), this.directory.resolve(cache));
	}

	private static Changes change(String option) {
		return Changes.none().with(FILE, "OPTION_A=" + option + "\n");
	}

}
