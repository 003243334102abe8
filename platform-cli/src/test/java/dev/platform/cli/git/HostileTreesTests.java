package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Trees whose names lead to another place, in a clone that nothing has checked.
 */
class HostileTreesTests {

	private HostileRepository hostile;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.hostile = new HostileRepository(directory.resolve("hostile.git"));
	}

	@AfterEach
	void close() {
		this.hostile.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".", "", ".git", ".GIT", ".git.", ".git ", "git~1", "GIT~1", ".g\u200cit", ".git:x",
			"a/b", "../../x", "..\\x", "CON", "nul.yaml", "a.", "a ", "a\nb", "a\u001b[2J" })
	void areRefusedWithTheirCommitAndPath(String name) throws IOException {
		for (boolean folder : new boolean[] { true, false }) {
			HostileRepository.Entry entry = folder
					? this.hostile.folder(name, this.hostile.file("canary", "written outside"))
					: this.hostile.file(name, "written outside");
			ObjectId commit = this.hostile.commit(this.hostile.folder("gitops", entry));
			GitSnapshot snapshot = GitSnapshot.of(this.hostile.repository(), commit);
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.files("gitops"))
				.withMessageStartingWith("commit %.7s is not read: gitops/".formatted(commit.name()))
				.satisfies((problem) -> assertThat(problem.getMessage()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.read("gitops/canary"));
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.folders("gitops"));
			assertThat(snapshot.folders("")).containsExactly("gitops");
		}
	}

	@Test
	void areRefusedWhereNamesAreThereTwiceOrDifferInCaseAlone() throws IOException {
		refuses(this.hostile.file("A.yaml", "one"), this.hostile.file("a.yaml", "another"));
		refuses(this.hostile.file("a.yaml", "one"), this.hostile.file("a.yaml", "another"));
		refuses(this.hostile.file("b.yaml", "not"), this.hostile.file("a.yaml", "sorted"));
	}

	private void refuses(HostileRepository.Entry... entries) throws IOException {
		ObjectId commit = this.hostile.commit(this.hostile.folder("gitops", entries));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> GitSnapshot.of(this.hostile.repository(), commit).files("gitops"))
			.withMessageStartingWith("commit %.7s is not read: gitops".formatted(commit.name()));
	}

	@Test
	void areRefusedWhereTheyAreComparedOrEdited() throws IOException {
		ObjectId good = this.hostile.commit(this.hostile.folder("gitops", this.hostile.file("a", "a")));
		ObjectId bad = this.hostile.commit(this.hostile.folder("gitops",
				this.hostile.folder("..", this.hostile.file("x", "x")), this.hostile.file("a", "a")));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new TreeDifference(this.hostile.repository()).between(good.name(), bad.name()))
			.withMessage("commit %.7s is not read: gitops/../x has the name of another folder".formatted(bad.name()));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> edit(bad, Changes.none().with("gitops/b", "b")))
			.withMessageStartingWith("commit %.7s is not read".formatted(bad.name()));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> edit(good, Changes.none().with("gitops/../../b", "b")))
			.withMessage("gitops/.. is not committed: it has the name of another folder");
	}

	@Test
	void areNotReadWithoutEnd() throws IOException {
		refusesToRead(this.hostile.file("f", "x"), "there are more than 100000 files and folders up to ");
		refusesToRead(this.hostile.folder("f"), "there are more than 100000 files and folders up to ");
		HostileRepository.Entry deep = this.hostile.file("f", "x");
		for (int level = 0; level < 1000; level++) {
			deep = this.hostile.folder("f", deep);
		}
		ObjectId commit = this.hostile.commit(this.hostile.folder("gitops", deep));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> GitSnapshot.of(this.hostile.repository(), commit).files("gitops"))
			.withMessageContaining("is longer than any path");
	}

	// Ten folders of ten folders of ten folders.
	private void refusesToRead(HostileRepository.Entry innermost, String words) throws IOException {
		HostileRepository.Entry bomb = innermost;
		for (int level = 0; level < 10; level++) {
			HostileRepository.Entry[] entries = new HostileRepository.Entry[10];
			for (int index = 0; index < entries.length; index++) {
				entries[index] = new HostileRepository.Entry(bomb.mode(), "f" + index, bomb.id());
			}
			bomb = this.hostile.folder("f", entries);
		}
		ObjectId commit = this.hostile.commit(new HostileRepository.Entry(bomb.mode(), "gitops", bomb.id()));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> GitSnapshot.of(this.hostile.repository(), commit).files("gitops"))
			.withMessageStartingWith(words);
	}

	private void edit(ObjectId commit, Changes changes) throws IOException {
		try (ObjectReader reader = this.hostile.repository().newObjectReader();
				ObjectInserter inserter = this.hostile.repository().newObjectInserter();
				RevWalk walk = new RevWalk(reader)) {
			new TreeEdit(new CheckedTrees(reader, commit.name()), inserter).of(walk.parseCommit(commit).getTree(),
					changes);
		}
	}

}
