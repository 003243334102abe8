package dev.platform.local.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * Writes the {@code gitops} folder of a commit to disk; anything but ordinary files is
 * left out.
 */
record Export(Repository repository) {

	void write(String commit, Path directory) throws IOException {
		Path root = Files.createDirectories(directory).toAbsolutePath().normalize();
		try (RevWalk commits = new RevWalk(this.repository); TreeWalk files = new TreeWalk(this.repository)) {
			files.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
			files.setRecursive(true);
			files.setFilter(PathFilter.create("gitops"));
			while (files.next()) {
				int type = files.getRawMode(0) & FileMode.TYPE_MASK;
				if (type == FileMode.TYPE_FILE) {
					write(files, root);
				}
			}
		}
	}

	private void write(TreeWalk files, Path root) throws IOException {
		Path file = root.resolve(files.getPathString()).normalize();
		// a tree made by hand may hold '..'
		if (!file.startsWith(root)) {
			throw new IOException("the commit holds a file outside of its tree: " + files.getPathString());
		}
		Files.createDirectories(Objects.requireNonNull(file.getParent()));
		try (OutputStream content = Files.newOutputStream(file)) {
			this.repository.open(files.getObjectId(0)).copyTo(content);
		}
	}

}
