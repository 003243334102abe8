package dev.platform.cli.git;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import dev.platform.cli.gitops.Commit;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The newest change of each of many folders, found in one walk that ends with the last of
 * them.
 */
record LatestChanges(Repository repository) {

	/**
	 * The newest commits that changed something below each folder.
	 * @param counts whether a commit that changed a folder is looked for, or one before
	 * it
	 */
	Map<String, Commit> of(ObjectId head, Collection<String> folders, BiPredicate<String, Commit> counts) {
		Map<String, Commit> found = new HashMap<>();
		if (folders.isEmpty()) {
			return found;
		}
		Set<String> wanted = new TreeSet<>(folders);
		try (RevWalk walk = new RevWalk(this.repository)) {
			walk.setRewriteParents(false);
			// The commit graph is asked for one path at each commit, not for hundreds.
			walk.setTreeFilter(new FolderDifference(wanted, common(wanted)));
			walk.markStart(walk.parseCommit(head));
			for (RevCommit commit : walk) {
				for (String folder : changed(walk, commit, wanted)) {
					Commit change = Log.commit(commit);
					if (counts.test(folder, change)) {
						found.put(folder, change);
						wanted.remove(folder);
					}
				}
				if (wanted.isEmpty()) {
					break;
				}
			}
			return found;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read the history: " + ex.getMessage(),
					"rm -r %s".formatted(this.repository.getDirectory()), ex);
		}
	}

	private Set<String> changed(RevWalk commits, RevCommit commit, Set<String> wanted) throws IOException {
		Set<String> changed = new TreeSet<>();
		try (TreeWalk walk = new TreeWalk(commits.getObjectReader())) {
			walk.setRecursive(true);
			walk.setFilter(new FolderDifference(wanted, null));
			if (commit.getParentCount() > 0) {
				walk.addTree(commits.parseCommit(commit.getParent(0)).getTree());
			}
			else {
				walk.addTree(new EmptyTreeIterator());
			}
			walk.addTree(commit.getTree());
			while (walk.next()) {
				changed.add(walk.getPathString());
			}
		}
		return changed;
	}

	// The folder that all are in, or the only one itself.
	private static @Nullable String common(Set<String> folders) {
		String common = folders.iterator().next();
		for (String folder : folders) {
			while (!(folder + "/").startsWith(common + "/")) {
				int end = common.lastIndexOf('/');
				if (end < 0) {
					return null;
				}
				common = common.substring(0, end);
			}
		}
		return common;
	}

}
