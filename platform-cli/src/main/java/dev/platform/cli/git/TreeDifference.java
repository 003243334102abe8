package dev.platform.cli.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.Revisions;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileName;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The files in which two commits differ; what is the same in both is not walked through.
 */
record TreeDifference(Repository repository) {

	List<String> between(String one, String other) {
		List<String> paths = new ArrayList<>();
		try (RevWalk commits = new RevWalk(this.repository); TreeWalk walk = new TreeWalk(this.repository)) {
			walk.setRecursive(true);
			walk.setFilter(AndTreeFilter.create(TreeFilter.ANY_DIFF, new EntryLimit(other)));
			walk.addTree(commits.parseCommit(ObjectId.fromString(one)).getTree());
			walk.addTree(commits.parseCommit(ObjectId.fromString(other)).getTree());
			while (walk.next()) {
				requireFit(other, walk.getPathString());
				paths.add(walk.getPathString());
			}
			return paths;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot compare commits: " + ex.getMessage(),
					"rm -r %s".formatted(this.repository.getDirectory()), ex);
		}
	}

	private static void requireFit(String commit, String path) {
		FileName.pathFault(path).ifPresent((fault) -> {
			throw Problem.failed(
					"commit %s is not read: %s has %s".formatted(Revisions.abbreviated(commit), FileName.shown(path),
							fault),
					"git ls-tree -r %s, then take it out of the branch".formatted(Revisions.abbreviated(commit)));
		});
	}

}
