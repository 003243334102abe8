package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.platform.cli.git.connection.GitProgram;
import org.eclipse.jgit.lib.Repository;

/**
 * Keeps a clone that grows fast to read, by the Git on this machine. Without one it gets
 * slow, and may be deleted at any time.
 *
 * @param environment the variables that Git reads
 */
record Upkeep(Repository repository, Map<String, String> environment) {

	// One for each fetch that brought something. Git would start to pack at 50 already,
	// just when many promote at once.
	private static final int MANY_PACKS = 150;

	// What is smaller is read as fast without a graph: some thousand commits.
	private static final long LARGE_BYTES = 1 << 20;

	// What JGit does not know yet is left out of the graph.
	private static final List<String> GIT = List.of("git", "-c", "gc.autoPackLimit=" + MANY_PACKS, "-c",
			"commitGraph.changedPathsVersion=1", "-c", "commitGraph.generationVersion=1");

	void afterFetch() {
		Path objects = this.repository.getDirectory().toPath().resolve("objects");
		try {
			List<Path> packs = packs(objects.resolve("pack"));
			if (packs.size() >= MANY_PACKS) {
				// Does so after this command's end.
				git("gc", "--auto", "--quiet");
			}
			else if (!Files.exists(objects.resolve("info/commit-graph")) && isLarge(packs)) {
				// Who looks for the history of one folder skips the commits that changed
				// others. Whatever packs later keeps that up to date.
				git("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress");
			}
		}
		catch (IOException ex) {
			// Slow is all that it is then.
		}
	}

	private static List<Path> packs(Path folder) throws IOException {
		List<Path> packs = new ArrayList<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.pack")) {
			found.forEach(packs::add);
		}
		return packs;
	}

	private static boolean isLarge(List<Path> packs) throws IOException {
		long bytes = 0;
		for (Path pack : packs) {
			bytes += Files.size(pack);
		}
		return bytes >= LARGE_BYTES;
	}

	private void git(String... words) throws IOException {
		List<String> command = new ArrayList<>(GIT);
		command.addAll(List.of(words));
		new GitProgram(this.environment).with("GIT_DIR", this.repository.getDirectory().getPath())
			.run("", command.toArray(String[]::new));
	}

}
