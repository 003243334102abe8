package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fast-forward that was killed, at the moments that matter.
 */
class FastForwardTests {

	@TempDir
	Path checkout;

	private String from;

	private String to;

	private Repository repository;

	@BeforeEach
	void commitTwice() throws IOException {
		git("init", "--quiet", "--initial-branch=main");
		write("edited", "old");
		write("deleted", "old");
		write("other", "old");
		git("add", ".");
		git("commit", "--quiet", "--message=one");
		this.from = git("rev-parse", "HEAD");
		write("edited", "new");
		write("apps/added", "new");
		Files.delete(this.checkout.resolve("deleted"));
		git("add", "--all");
		git("commit", "--quiet", "--message=two");
		this.to = git("rev-parse", "HEAD");
		git("reset", "--quiet", "--hard", this.from);
		write("mine", "mine");
		write("other", "mine");
		this.repository = new FileRepositoryBuilder().setWorkTree(this.checkout.toFile()).build();
	}

	@AfterEach
	void close() {
		this.repository.close();
	}

	@Test
	void isUndoneWhereFilesWereWrittenOnly() throws Exception {
		write("edited", "new");
		write("apps/added", "new");
		write("apps/._added123.tmp", "ne");
		Files.delete(this.checkout.resolve("deleted"));
		killed();
		write(".git/index.lock", "");
		write(".git/refs/heads/main.lock", "");
		new FastForward(this.repository).recover();
		assertAsBefore();
		assertThat(new FastForward(this.repository).run(() -> ObjectId.fromString(this.to))).isTrue();
		assertThat(git("rev-parse", "HEAD")).isEqualTo(this.to);
		assertThat(git("status", "--porcelain")).isEqualTo("M other\n?? mine");
	}

	@Test
	void isUndoneWhereTheIndexWasWrittenToo() throws Exception {
		git("read-tree", "-m", "-u", this.from, this.to);
		killed();
		new FastForward(this.repository).recover();
		assertAsBefore();
	}

	@Test
	void leavesWhatWasEditedSince() throws Exception {
		write("edited", "edited since");
		killed();
		new FastForward(this.repository).recover();
		assertThat(this.checkout.resolve("edited")).content().isEqualTo("edited since");
		assertThat(this.checkout.resolve("mine")).content().isEqualTo("mine");
	}

	@Test
	void isLeftAloneWhereAnotherGitIsAtWork() throws Exception {
		write(".git/index.lock", "another's");
		assertThat(new FastForward(this.repository).run(() -> ObjectId.fromString(this.to))).isFalse();
		new FastForward(this.repository).recover();
		assertThat(this.checkout.resolve(".git/index.lock")).content().isEqualTo("another's");
	}

	private void killed() throws IOException {
		write(".git/platform-forward", this.from + " " + this.to);
	}

	private void assertAsBefore() throws IOException {
		assertThat(git("rev-parse", "HEAD")).isEqualTo(this.from);
		assertThat(git("status", "--porcelain")).isEqualTo("M other\n?? mine");
		assertThat(this.checkout.resolve("apps")).doesNotExist();
		assertThat(this.checkout.resolve(".git/index.lock")).doesNotExist();
		assertThat(this.checkout.resolve(".git/platform-forward")).doesNotExist();
	}

	private void write(String path, String text) throws IOException {
		Path file = this.checkout.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private String git(String... words) throws IOException {
		return GitServer.git(this.checkout, words);
	}

}
