package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import dev.platform.engine.repository.BoundedFolder;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/**
 * Takes back a fast-forward that did not get to its end. A file that is neither as it was
 * nor as it would have been has been edited since, and stays.
 */
record ForwardUndo(Repository repository, ObjectId from, ObjectId to) {

	void run() throws GitAPIException, IOException {
		ResetCommand reset = Git.wrap(this.repository).reset();
		BoundedFolder files = new BoundedFolder(this.repository.getWorkTree().toPath());
		boolean any = false;
		for (DiffEntry change : changes()) {
			if (undo(files, change)) {
				reset.addPath(path(change));
				any = true;
			}
		}
		if (any) {
			reset.call();
		}
	}

	private boolean undo(BoundedFolder files, DiffEntry change) throws IOException {
		String path = path(change);
		boolean added = change.getChangeType() == DiffEntry.ChangeType.ADD;
		ObjectId before = added ? ObjectId.zeroId() : change.getOldId().toObjectId();
		ObjectId made = change.getChangeType() == DiffEntry.ChangeType.DELETE ? ObjectId.zeroId()
				: change.getNewId().toObjectId();
		Path file = files.resolve(path);
		forgetUnfinished(file);
		ObjectId now = content(file);
		if (!now.equals(made) && !now.equals(before)) {
			return false;
		}
		if (added) {
			files.delete(path);
		}
		else if (now.equals(made)) {
			boolean program = change.getOldMode() == FileMode.EXECUTABLE_FILE;
			files.replace(path, this.repository.open(before).getBytes(),
					PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
		}
		return true;
	}

	private static String path(DiffEntry change) {
		return change.getChangeType() == DiffEntry.ChangeType.DELETE ? change.getOldPath() : change.getNewPath();
	}

	// JGit writes beside a file what it then moves into its place.
	private static void forgetUnfinished(Path file) throws IOException {
		Path folder = file.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			return;
		}
		List<Path> left = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, (entry) -> {
			String name = entry.getFileName().toString();
			return name.startsWith("._" + file.getFileName()) && name.endsWith(".tmp");
		})) {
			entries.forEach(left::add);
		}
		for (Path temporary : left) {
			Files.deleteIfExists(temporary);
		}
	}

	private static ObjectId content(Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			return ObjectId.zeroId();
		}
		try (ObjectInserter.Formatter names = new ObjectInserter.Formatter()) {
			return names.idFor(Constants.OBJ_BLOB, Files.readAllBytes(file));
		}
	}

	private List<DiffEntry> changes() throws IOException {
		try (RevWalk walk = new RevWalk(this.repository);
				DiffFormatter differences = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
			differences.setRepository(this.repository);
			differences.setDetectRenames(false);
			return differences.scan(walk.parseCommit(this.from).getTree(), walk.parseCommit(this.to).getTree());
		}
		catch (MissingObjectException ex) {
			return List.of();
		}
	}

}
