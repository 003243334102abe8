package dev.platform.cli.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a commit, each read once however many of its files are asked for.
 */
record Trees(Repository repository, ObjectId root, Map<ObjectId, Map<String, Entry>> known) {

	record Entry(FileMode mode, ObjectId id) {

		boolean isFile() {
			return this.mode.getObjectType() == Constants.OBJ_BLOB;
		}

	}

	Trees(Repository repository, ObjectId root) {
		this(repository, root, new ConcurrentHashMap<>());
	}

	/** What is at a path, empty for the root; null where nothing is. */
	@Nullable Entry at(String path) {
		Entry entry = new Entry(FileMode.TREE, this.root);
		if (path.isEmpty()) {
			return entry;
		}
		for (String name : path.split("/")) {
			if (entry == null || entry.mode() != FileMode.TREE) {
				return null;
			}
			entry = entries(entry.id()).get(name);
		}
		return entry;
	}

	/** The entries of a folder, in Git's order. */
	Map<String, Entry> entries(ObjectId tree) {
		return this.known.computeIfAbsent(tree, this::read);
	}

	private Map<String, Entry> read(ObjectId tree) {
		Map<String, Entry> entries = new LinkedHashMap<>();
		try (ObjectReader reader = this.repository.newObjectReader()) {
			CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
			for (; !parser.eof(); parser.next()) {
				entries.put(parser.getEntryPathString(),
						new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
			}
			return entries;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
