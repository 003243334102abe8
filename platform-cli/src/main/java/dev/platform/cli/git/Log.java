package dev.platform.cli.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The history of a folder.
 */
record Log(Repository repository) {

	List<Commit> of(ObjectId head, String folder) {
		List<Commit> commits = new ArrayList<>();
		try (RevWalk walk = new RevWalk(this.repository)) {
			walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF));
			walk.markStart(walk.parseCommit(head));
			for (RevCommit commit : walk) {
				commits.add(commit(commit));
			}
			return commits;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read the history: " + ex.getMessage(),
					"rm -r %s".formatted(this.repository.getDirectory()), ex);
		}
	}

	private static Commit commit(RevCommit commit) {
		List<Trailer> trailers = commit.getFooterLines()
			.stream()
			.map((line) -> new Trailer(line.getKey(), line.getValue()))
			.toList();
		return new Commit(commit.name(), commit.getAuthorIdent().getName(),
				commit.getCommitterIdent().getWhenAsInstant(), commit.getShortMessage(), trailers);
	}

}
