package dev.platform.cli.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The history of a folder.
 */
record Log(Repository repository) {

	/**
	 * The commits that changed something there, newest first, and no more than that many.
	 * @param folder empty for the repository's root
	 */
	List<Commit> of(ObjectId head, String folder, int limit) {
		List<Commit> commits = new ArrayList<>();
		try (RevWalk walk = new RevWalk(this.repository)) {
			walk.setRewriteParents(false);
			walk.setTreeFilter(folder.isEmpty() ? TreeFilter.ANY_DIFF : new FolderDifference(List.of(folder), folder));
			walk.markStart(walk.parseCommit(head));
			for (RevCommit commit : walk) {
				if (commits.size() == limit) {
					break;
				}
				commits.add(commit(commit));
			}
			return commits;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read the history: " + ex.getMessage(),
					"rm -r %s".formatted(this.repository.getDirectory()), ex);
		}
	}

	static Commit commit(RevCommit commit) {
		List<Trailer> trailers = commit.getFooterLines()
			.stream()
			.map((line) -> new Trailer(line.getKey(), line.getValue()))
			.toList();
		return new Commit(commit.name(), Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
				commit.getAuthorIdent().getName(), commit.getCommitterIdent().getWhenAsInstant(),
				commit.getShortMessage(), trailers);
	}

}
