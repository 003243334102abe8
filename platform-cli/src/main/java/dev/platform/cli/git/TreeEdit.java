package dev.platform.cli.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.FileName;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes a tree from another. Only the trees on the way to a change are read and written:
 * the cost does not grow with the repository.
 */
record TreeEdit(CheckedTrees trees, ObjectInserter inserter) {

	/** The edited tree of a commit; nothing when no file is left. */
	Optional<ObjectId> of(ObjectId root, Changes changes) throws IOException {
		return of(new TreeEntry.At("", new TreeEntry(FileMode.TREE, root)), changes);
	}

	// Git keeps no empty folders.
	private Optional<ObjectId> of(TreeEntry.At folder, Changes changes) throws IOException {
		NewTree edited = new NewTree();
		SortedSet<String> names = changes.names();
		if (folder.entry().isFolder()) {
			for (Map.Entry<String, TreeEntry> entry : this.trees.entries(folder).entrySet()) {
				if (names.remove(entry.getKey())) {
					replace(edited, folder, entry.getKey(), entry.getValue(), changes);
				}
				else {
					edited.add(entry.getKey(), entry.getValue().mode(), entry.getValue().id());
				}
			}
		}
		for (String name : names) {
			requireFit(folder, name);
			replace(edited, folder, name, null, changes);
		}
		return edited.isEmpty() ? Optional.empty() : Optional.of(this.inserter.insert(edited.format()));
	}

	private void replace(NewTree edited, TreeEntry.At folder, String name, @Nullable TreeEntry before, Changes changes)
			throws IOException {
		Optional<String> text = changes.text(name);
		if (text.isEmpty() && changes.removed().contains(name)) {
			return;
		}
		TreeEntry entry = (before != null) ? before : new TreeEntry(FileMode.MISSING, ObjectId.zeroId());
		TreeEntry.At at = folder.below(name, entry);
		requireNoLink(at);
		if (text.isPresent()) {
			FileMode mode = entry.isFile() ? entry.mode()
					: changes.executable().contains(name) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
			edited.add(name, mode, this.inserter.insert(Constants.OBJ_BLOB, text.get().getBytes(UTF_8)));
		}
		else {
			of(at, changes.below(name)).ifPresent((below) -> edited.add(name, FileMode.TREE, below));
		}
	}

	private static void requireFit(TreeEntry.At folder, String name) {
		FileName.fault(name).ifPresent((fault) -> {
			String path = folder.path().isEmpty() ? name : folder.path() + "/" + name;
			throw Problem.failed("%s is not committed: it has %s".formatted(FileName.shown(path), fault),
					"rename it where it comes from");
		});
	}

	// What is read through it is elsewhere: an edit would put a copy in its place.
	private static void requireNoLink(TreeEntry.At at) {
		if (at.entry().isSubmodule()) {
			throw Trees.submodule(at.path());
		}
		if (at.entry().isLink()) {
			String shown = FileName.shown(at.path());
			throw Problem.failed("%s is a symbolic link, which is not edited".formatted(shown),
					"edit what it leads to, or put a file in its place: git rm " + shown);
		}
	}

}
