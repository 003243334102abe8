package dev.platform.cli.git;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.gitops.Revisions;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileLimit;
import dev.platform.engine.repository.FileName;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Reads trees of a commit. A name that leads elsewhere on some file system is refused
 * here, before it is part of any path: a clone may have been filled by something that
 * checks nothing.
 *
 * @param revision the commit's full name, for messages
 */
record CheckedTrees(ObjectReader reader, String revision) {

	/** The entries of a folder by name, in Git's order. */
	Map<String, TreeEntry> entries(TreeEntry.At folder) throws IOException {
		Map<String, TreeEntry> entries = new LinkedHashMap<>();
		CanonicalTreeParser parser = new CanonicalTreeParser();
		try {
			byte[] raw = this.reader.open(folder.entry().id(), Constants.OBJ_TREE).getBytes(FileLimit.SIZE);
			for (parser.reset(raw); !parser.eof(); parser.next()) {
				String name = parser.getEntryPathString();
				TreeEntry entry = new TreeEntry(parser.getEntryFileMode(), parser.getEntryObjectId());
				Optional<String> fault = FileName.fault(name);
				if (fault.isPresent() || entries.put(name, entry) != null) {
					throw refused(folder.below(name, entry).path(), fault.orElse("a name that is there twice"));
				}
			}
			ObjectRules.read().checkTree(folder.entry().id(), raw);
			return entries;
		}
		catch (CorruptObjectException | LargeObjectException | IndexOutOfBoundsException ex) {
			throw refused(folder.path(), "a tree that is not as Git makes them: " + ex.getMessage());
		}
	}

	private Problem refused(String path, String fault) {
		String commit = Revisions.abbreviated(this.revision);
		String folder = path.contains("/") ? FileName.shown(path.substring(0, path.lastIndexOf('/') + 1)) : "";
		return Problem.failed(
				"commit %s is not read: %s has %s".formatted(commit, path.isEmpty() ? "its root" : FileName.shown(path),
						fault),
				"git ls-tree %s %s, then take it out of the branch".formatted(commit, folder).replace(" ,", ","));
	}

	/** The content of a file, or where a link leads. */
	byte[] content(String path, ObjectId id) throws IOException {
		try {
			return this.reader.open(id, Constants.OBJ_BLOB).getBytes(FileLimit.SIZE);
		}
		catch (LargeObjectException ex) {
			throw FileLimit.tooLarge(path);
		}
	}

}
