package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.git.HostileRepository.Entry;
import dev.platform.cli.gitops.Commit;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ten levels of folders that each list the next one ten times: a few kilobytes that stand
 * for ten thousand million files, or for that many empty folders.
 */
@Timeout(300)
class TreeBombTests {

	private static final String FOLDER = "gitops/overlays/prod/vote";

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
	void isOneChangeInTheHistoryOfItsFolder() throws IOException {
		ObjectId before = commit(this.hostile.file("a.yaml", "a"));
		ObjectId files = commit(bomb(this.hostile.file("x", "y")));
		ObjectId folders = commit(bomb(this.hostile.folder("x")));
		assertThat(new Log(this.hostile.repository()).of(folders, FOLDER, 20)).extracting(Commit::revision)
			.containsExactly(folders.name(), files.name(), before.name());
		assertThat(new LatestChanges(this.hostile.repository()).of(folders, List.of(FOLDER, "gitops/overlays/prod/web"),
				(_, _) -> true))
			.extractingFromEntries(Map.Entry::getKey)
			.containsExactly(FOLDER);
	}

	@Test
	void isNotComparedFileByFile() throws IOException {
		ObjectId before = commit(this.hostile.file("a.yaml", "a"));
		ObjectId after = commit(bomb(this.hostile.folder("x")));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new TreeDifference(this.hostile.repository()).between(before.name(), after.name()))
			.withMessage("commit %.7s is not read: it changes more than 100000 files".formatted(after.name()));
	}

	private ObjectId commit(Entry inService) throws IOException {
		return this.hostile.commit(this.hostile.folder("gitops",
				this.hostile.folder("overlays", this.hostile.folder("prod", this.hostile.folder("vote", inService)))));
	}

	private Entry bomb(Entry core) throws IOException {
		Entry bomb = core;
		for (int level = 0; level < 10; level++) {
			Entry[] same = new Entry[10];
			for (int index = 0; index < same.length; index++) {
				same[index] = new Entry(bomb.mode(), String.valueOf(index), bomb.id());
			}
			bomb = this.hostile.folder("bomb", same);
		}
		return bomb;
	}

}
