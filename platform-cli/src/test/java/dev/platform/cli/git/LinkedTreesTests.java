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
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Symbolic links and submodules in a commit.
 */
class LinkedTreesTests {

	private HostileRepository hostile;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.hostile = new HostileRepository(directory.resolve("hostile.git"));
	}

	@AfterEach
	void close() {
		this.hostile.close();
	}

	@Test
	void followsLinksWithinTheCommit() throws IOException {
		GitSnapshot snapshot = snapshot(this.hostile.link("a.yaml", "../base/./a.yaml"),
				this.hostile.link("base", "../dev/other"), this.hostile.link("nothing", "../nothing"),
				this.hostile.link("other", "../base"));
		assertThat(snapshot.files("dev")).containsExactly("dev/a.yaml", "dev/base/a.yaml", "dev/other/a.yaml");
		assertThat(snapshot.folders("dev")).containsExactly("base", "other");
		assertThat(snapshot.read("dev/a.yaml")).contains("a");
		assertThat(snapshot.read("dev/base/a.yaml")).contains("a");
		assertThat(snapshot.read("dev/nothing")).isEmpty();
		assertThat(snapshot.read("dev/../base/a.yaml")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "../../outside, leads out of the repository", "/etc/passwd, leads out of the repository",
			"../base/../../x, leads out of the repository", "../.git/config, leads into .git",
			"../.GIT./config, leads into .git", "x, leads to itself", "../dev/x/y, leads to itself" })
	void refusesALinkThatLeadsElsewhere(String target, String fault) throws IOException {
		GitSnapshot snapshot = snapshot(this.hostile.link("x", target));
		assertThat(snapshot.files("dev")).containsExactly("dev/x");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.read("dev/x"))
			.withMessage("dev/x is a symbolic link to %s, which %s".formatted(target, fault));
	}

	@Test
	void refusesALinkThatGetsOutThroughAnother() throws IOException {
		ObjectId commit = this.hostile.commit(this.hostile.link("here", "."),
				this.hostile.link("x", "here/../outside"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> GitSnapshot.of(this.hostile.repository(), commit).read("x"))
			.withMessageContaining("leads out of the repository");
	}

	@Test
	void endsWhereLinksGoRoundInACircle() throws IOException {
		GitSnapshot snapshot = snapshot(this.hostile.link("again", "../dev"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.files("dev"))
			.withMessage("dev/again is a symbolic link to a folder that it is in, which leads to itself");
	}

	@Test
	void namesASubmoduleThatIsReached() throws IOException {
		ObjectId other = this.hostile.commit(this.hostile.file("a", "a"));
		GitSnapshot snapshot = snapshot(new HostileRepository.Entry(HostileRepository.SUBMODULE, "sub", other));
		assertThat(snapshot.files("base")).containsExactly("base/a.yaml");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.read("dev/sub"))
			.withMessage("dev/sub is a submodule, which is not read");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> snapshot.read("dev/sub/a"))
			.withMessage("dev/sub is a submodule, which is not read");
	}

	@Test
	void editsNothingThroughALink() throws IOException {
		ObjectId commit = this.hostile.commit(this.hostile.folder("base", this.hostile.file("a.yaml", "a")),
				this.hostile.folder("dev", this.hostile.link("a.yaml", "../base/a.yaml"),
						this.hostile.link("base", "../base")));
		for (String path : new String[] { "dev/a.yaml", "dev/base/a.yaml" }) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> edit(commit, Changes.none().with(path, "b")))
				.withMessageEndingWith(" is a symbolic link, which is not edited");
		}
	}

	private GitSnapshot snapshot(HostileRepository.Entry... dev) throws IOException {
		ObjectId commit = this.hostile.commit(this.hostile.folder("base", this.hostile.file("a.yaml", "a")),
				this.hostile.folder("dev", dev));
		return GitSnapshot.of(this.hostile.repository(), commit);
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
