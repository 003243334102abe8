package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A large clone gets a commit graph that says which paths each commit changed, and the
 * history is read by it.
 */
class UpkeepIntegrationTests {

	private static final int TWO_MEBIBYTES = 2 << 20;

	@TempDir
	Path directory;

	@Test
	void givesALargeCloneAGraphThatItsHistoryIsReadBy() throws IOException {
		try (GitServer server = GitServer.start(this.directory)) {
			Path bare = server.create("platform");
			GitRemote remote = new GitRemote(() -> server.location("platform"), this.directory.resolve("cache"));
			assertThat(remote.history(remote.fetch(), "gitops/overlays/dev")).hasSize(1);
			assertThat(graph()).as("of a small one").doesNotExist();

			grow(bare);
			Snapshot head = remote.fetch();
			assertThat(graph()).exists();
			try (FileRepository clone = new FileRepository(kept().toFile()); RevWalk walk = new RevWalk(clone)) {
				RevCommit commit = walk.parseCommit(ObjectId.fromString(head.revision()));
				assertThat(commit.getChangedPathFilter(walk)).isNotNull();
			}
			assertThat(remote.history(head, "gitops/overlays/dev")).hasSize(1);
			assertThat(remote.history(head, "large")).hasSize(1);
		}
	}

	// What cannot be compressed to less.
	private void grow(Path bare) throws IOException {
		byte[] noise = new byte[TWO_MEBIBYTES];
		new Random(1).nextBytes(noise);
		Path work = this.directory.resolve("work");
		GitServer.git(this.directory, "clone", "--quiet", bare.toString(), work.toString());
		Files.createDirectories(work.resolve("large"));
		Files.writeString(work.resolve("large/noise"), HexFormat.of().formatHex(noise));
		GitServer.git(work, "add", "large");
		GitServer.git(work, "commit", "--quiet", "--message=Grow");
		GitServer.git(work, "push", "--quiet", "origin", "main");
	}

	private Path kept() throws IOException {
		try (var clones = Files.list(this.directory.resolve("cache"))) {
			return clones.filter((path) -> path.toString().endsWith(".git")).findFirst().orElseThrow();
		}
	}

	private Path graph() throws IOException {
		return kept().resolve("objects/info/commit-graph");
	}

}
