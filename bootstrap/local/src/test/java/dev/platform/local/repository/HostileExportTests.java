package dev.platform.local.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Commits that would be written to another place than where they are exported to.
 */
class HostileExportTests {

	@TempDir
	Path directory;

	private Repository repository;

	private Path export;

	@BeforeEach
	void make() throws IOException {
		this.repository = new FileRepositoryBuilder().setBare()
			.setGitDir(this.directory.resolve("platform.git").toFile())
			.build();
		this.repository.create(true);
		this.export = this.directory.resolve("export");
		Files.writeString(this.directory.resolve("outside"), "untouched");
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".git", ".GIT ", "git~1", "a\\b", "a\nb" })
	void areNotWrittenByTheirNames(String name) throws IOException {
		ObjectId folder = tree("40000 " + name, tree("40000 ..", tree("100644 outside", blob("written"))));
		String commit = commit(folder);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new Export(this.repository).write(commit, this.export))
			.withMessageStartingWith("commit %.7s is not read: gitops/".formatted(commit))
			.satisfies((problem) -> assertThat(problem.getMessage()).doesNotContain("\n"));
		assertThat(this.directory.resolve("outside")).content().isEqualTo("untouched");
	}

	@ParameterizedTest
	@CsvSource({ "../../outside, leads out of the repository", "/etc/passwd, leads out of the repository",
			"here/../../outside, leads out of the repository", "x, leads to itself" })
	void areNotWrittenByTheirLinks(String target, String fault) throws IOException {
		String commit = commit(tree("120000 here", blob("."), "120000 x", blob(target)));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new Export(this.repository).write(commit, this.export))
			.withMessage("gitops/x is a symbolic link to %s, which %s".formatted(target, fault));
	}

	@Test
	void areWrittenWithTheLinksThatStayWithin() throws IOException {
		String commit = commit(
				tree("100644 a.yaml", blob("a"), "120000 b.yaml", blob("a.yaml"), "120000 nothing", blob("nowhere")));
		new Export(this.repository).write(commit, this.export);
		assertThat(this.export.resolve("gitops/b.yaml")).isSymbolicLink().content().isEqualTo("a");
		assertThat(Files.exists(this.export.resolve("gitops/nothing"), java.nio.file.LinkOption.NOFOLLOW_LINKS))
			.isFalse();
	}

	private ObjectId blob(String text) throws IOException {
		return insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
	}

	private ObjectId tree(Object... entries) throws IOException {
		List<Byte> bytes = new ArrayList<>();
		for (int index = 0; index < entries.length; index += 2) {
			add(bytes, (entries[index] + "\0").getBytes(UTF_8));
			byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
			((ObjectId) entries[index + 1]).copyRawTo(id, 0);
			add(bytes, id);
		}
		byte[] raw = new byte[bytes.size()];
		for (int index = 0; index < raw.length; index++) {
			raw[index] = bytes.get(index);
		}
		return insert(Constants.OBJ_TREE, raw);
	}

	private static void add(List<Byte> all, byte[] some) {
		for (byte one : some) {
			all.add(one);
		}
	}

	private String commit(ObjectId gitops) throws IOException {
		CommitBuilder commit = new CommitBuilder();
		commit.setTreeId(tree("40000 gitops", gitops));
		PersonIdent somebody = new PersonIdent("somebody", "somebody@example.com");
		commit.setAuthor(somebody);
		commit.setCommitter(somebody);
		commit.setMessage("Something");
		return insert(Constants.OBJ_COMMIT, commit.build()).name();
	}

	private ObjectId insert(int type, byte[] content) throws IOException {
		try (ObjectInserter inserter = this.repository.newObjectInserter()) {
			ObjectId id = inserter.insert(type, content);
			inserter.flush();
			return id;
		}
	}

}
