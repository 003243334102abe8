package dev.platform.cli.git;

import java.io.IOException;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.ChangedPathTreeFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets through the folders, none of which lies in another, that are not the same in all
 * trees. A folder is compared by its name and not entered: ten trees of ten entries each
 * can stand for billions of files.
 */
final class FolderDifference extends TreeFilter {

	private final NavigableSet<String> folders;

	private final @Nullable TreeFilter graph;

	/**
	 * Folders to compare.
	 * @param common the folder that all are in, for which the commit graph is asked; null
	 * where there is none
	 */
	FolderDifference(Collection<String> folders, @Nullable String common) {
		this.folders = new TreeSet<>(folders);
		this.graph = (common != null) ? ChangedPathTreeFilter.create(common) : null;
	}

	@Override
	public boolean include(TreeWalk walk) throws IOException {
		if (!TreeFilter.ANY_DIFF.include(walk)) {
			return false;
		}
		String path = walk.getPathString();
		boolean isOne = this.folders.contains(path);
		String below = this.folders.ceiling(path + "/");
		boolean leads = below != null && below.startsWith(path + "/");
		// Whether it is entered is asked right after this.
		walk.setRecursive(leads && !isOne);
		return isOne || leads;
	}

	@Override
	public boolean shouldTreeWalk(RevCommit commit, RevWalk commits, @Nullable MutableBoolean used) {
		return this.graph == null || this.graph.shouldTreeWalk(commit, commits, used);
	}

	@Override
	public boolean shouldBeRecursive() {
		return true;
	}

	@Override
	public TreeFilter clone() {
		return this;
	}

}
