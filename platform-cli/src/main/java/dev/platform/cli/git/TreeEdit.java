package dev.platform.cli.git;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

import dev.platform.engine.repository.Changes;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes a tree from another. Only the trees on the way to a change are read and written:
 * the cost does not grow with the repository.
 */
record TreeEdit(ObjectReader reader, ObjectInserter inserter) {

	/**
	 * The edited tree; nothing when no file is left, for Git keeps no empty folders.
	 * @param tree the tree before; null where there was none
	 */
	Optional<ObjectId> of(@Nullable ObjectId tree, Changes changes) throws IOException {
		NewTree edited = new NewTree();
		SortedSet<String> names = changes.names();
		if (tree != null) {
			CanonicalTreeParser entries = new CanonicalTreeParser(null, this.reader, tree);
			for (; !entries.eof(); entries.next()) {
				String name = entries.getEntryPathString();
				if (names.remove(name)) {
					replace(edited, name, entries.getEntryFileMode(), entries.getEntryObjectId(), changes);
				}
				else {
					edited.add(name, entries.getEntryFileMode(), entries.getEntryObjectId());
				}
			}
		}
		for (String name : names) {
			replace(edited, name, FileMode.MISSING, ObjectId.zeroId(), changes);
		}
		return edited.isEmpty() ? Optional.empty() : Optional.of(this.inserter.insert(edited.format()));
	}

	private void replace(NewTree edited, String name, FileMode mode, ObjectId id, Changes changes) throws IOException {
		Optional<String> text = changes.text(name);
		boolean file = mode.getObjectType() == Constants.OBJ_BLOB;
		if (text.isPresent()) {
			edited.add(name,
					file ? mode
							: changes.executable().contains(name) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE,
					this.inserter.insert(Constants.OBJ_BLOB, text.get().getBytes(UTF_8)));
		}
		else if (!changes.removed().contains(name)) {
			of(FileMode.TREE.equals(mode) ? id : null, changes.below(name))
				.ifPresent((below) -> edited.add(name, FileMode.TREE, below));
		}
	}

}
