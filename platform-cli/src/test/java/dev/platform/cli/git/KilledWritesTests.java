package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import dev.platform.cli.git.connection.RepositoryLocation;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was left by {@code kill -9} in the clone that is kept, and is taken away.
 */
class KilledWritesTests {

	private static final FileTime LONG_AGO = FileTime.from(Instant.now().minusSeconds(3600));

	@TempDir
	Path directory;

	@Test
	void areForgottenByTheNextFetch() throws IOException {
		Path bare = this.directory.resolve("platform.git");
		GitRemote remote = new GitRemote(() -> new RepositoryLocation(bare.toString(), "main"),
				this.directory.resolve("cache"));
		commit(bare, "one");
		remote.fetch();
		Path clone = kept();
		Path pack = Files.writeString(clone.resolve("objects/incoming_1.pack"), "half");
		Path object = Files.writeString(clone.resolve("objects/noz1.tmp"), "half");
		Path another = Files.writeString(clone.resolve("objects/noz2.tmp"), "of another process");
		Path lock = Files.writeString(clone.resolve("refs/remotes/origin/main.lock"), "");
		Files.setLastModifiedTime(pack, LONG_AGO);
		Files.setLastModifiedTime(object, LONG_AGO);
		Files.setLastModifiedTime(lock, LONG_AGO);
		ObjectId head = commit(bare, "two");
		assertThat(remote.fetch().revision()).isEqualTo(head.name());
		assertThat(pack).doesNotExist();
		assertThat(object).doesNotExist();
		assertThat(another).exists();
		assertThat(lock).doesNotExist();
		assertThat(GitServer.git(clone, "rev-parse", "refs/remotes/origin/main")).isEqualTo(head.name());
	}

	private static ObjectId commit(Path bare, String text) throws IOException {
		try (HostileRepository repository = new HostileRepository(bare)) {
			return repository.commit(repository.file("a", text));
		}
	}

	private Path kept() throws IOException {
		try (var clones = Files.list(this.directory.resolve("cache"))) {
			return clones.filter((entry) -> entry.toString().endsWith(".git")).findFirst().orElseThrow();
		}
	}

}
