package dev.platform.local.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.FileLimit;
import dev.platform.engine.repository.FileName;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * Writes the {@code gitops} folder of a commit to disk: ordinary files, and links that
 * stay in it. Anything else is left out.
 */
record Export(Repository repository) {

	void write(String commit, Path directory) throws IOException {
		BoundedFolder folder = new BoundedFolder(directory);
		SortedMap<String, String> links = new TreeMap<>();
		int files = 0;
		try (RevWalk commits = new RevWalk(this.repository); TreeWalk walk = new TreeWalk(this.repository)) {
			walk.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
			walk.setRecursive(true);
			walk.setFilter(PathFilter.create("gitops"));
			while (walk.next()) {
				String path = walk.getPathString();
				requireFit(commit, path);
				FileLimit.require("gitops", ++files);
				int type = walk.getRawMode(0) & FileMode.TYPE_MASK;
				if (type == FileMode.TYPE_FILE) {
					write(folder.prepared(path), walk.getObjectId(0));
				}
				else if (type == FileMode.TYPE_SYMLINK) {
					links.put(path, target(walk.getObjectId(0)));
				}
			}
		}
		catch (Problem problem) {
			throw new IOException(problem.getMessage(), problem);
		}
		// Last: no file is written through one of them.
		new ExportedLinks(directory.toRealPath(), links).write();
	}

	private static void requireFit(String commit, String path) throws IOException {
		String fault = FileName.pathFault(path).orElse("");
		if (!fault.isEmpty()) {
			throw new IOException("commit %.7s is not read: %s has %s".formatted(commit, FileName.shown(path), fault));
		}
	}

	private void write(Path file, ObjectId content) throws IOException {
		try (OutputStream stream = Files.newOutputStream(file)) {
			this.repository.open(content).copyTo(stream);
		}
	}

	private String target(ObjectId link) throws IOException {
		return new String(this.repository.open(link).getBytes(FileLimit.SIZE), StandardCharsets.UTF_8);
	}

}
