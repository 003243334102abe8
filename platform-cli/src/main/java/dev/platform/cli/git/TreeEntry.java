package dev.platform.cli.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a tree holds under a name.
 */
record TreeEntry(FileMode mode, ObjectId id) {

	boolean isFolder() {
		return this.mode == FileMode.TREE;
	}

	boolean isFile() {
		return this.mode.getObjectType() == Constants.OBJ_BLOB && !isLink();
	}

	boolean isLink() {
		return this.mode == FileMode.SYMLINK;
	}

	boolean isSubmodule() {
		return this.mode == FileMode.GITLINK;
	}

	/** An entry, and where it is found, links followed. */
	record At(String path, TreeEntry entry) {

		static final String ROOT = "";

		At below(String name, TreeEntry below) {
			return new At(this.path.isEmpty() ? name : this.path + "/" + name, below);
		}

	}

}
