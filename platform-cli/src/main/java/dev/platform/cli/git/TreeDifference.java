package dev.platform.cli.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The files in which two commits differ; what is the same in both is not walked through.
 */
record TreeDifference(Repository repository) {

	List<String> between(String one, String other) {
		List<String> paths = new ArrayList<>();
		try (RevWalk commits = new RevWalk(this.repository); TreeWalk walk = new TreeWalk(this.repository)) {
			walk.setRecursive(true);
			walk.setFilter(TreeFilter.ANY_DIFF);
			walk.addTree(commits.parseCommit(ObjectId.fromString(one)).getTree());
			walk.addTree(commits.parseCommit(ObjectId.fromString(other)).getTree());
			while (walk.next()) {
				paths.add(walk.getPathString());
			}
			return paths;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot compare commits: " + ex.getMessage(),
					"rm -r %s".formatted(this.repository.getDirectory()), ex);
		}
	}

}
