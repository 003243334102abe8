package dev.platform.cli.git;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileLimit;
import dev.platform.engine.repository.LinkFault;
import org.jspecify.annotations.Nullable;

/**
 * What one folder of a commit holds. Links within the commit are followed; what cannot be
 * followed is listed by its name, and whoever reads it is told why.
 */
final class TreeFiles {

	private final Trees trees;

	private final Set<String> open = new HashSet<>();

	private final List<String> files = new ArrayList<>();

	private int seen;

	TreeFiles(Trees trees) {
		this.trees = trees;
	}

	/** The names of the folders directly below a folder. */
	List<String> folders(TreeEntry.At folder) {
		List<String> folders = new ArrayList<>();
		entries(folder).forEach((name, entry) -> {
			TreeEntry.At at = folder.below(name, entry);
			if (entry.isFolder() || entry.isLink() && leadsToFolder(at)) {
				folders.add(name);
			}
		});
		return folders;
	}

	/**
	 * The paths of all files below a folder.
	 * @param path how the folder was asked for, which the paths begin with
	 */
	List<String> files(String path, TreeEntry.At folder) {
		enter(path, folder);
		return this.files;
	}

	private void enter(String path, TreeEntry.At folder) {
		if (!this.open.add(folder.path())) {
			throw LinkFault.ITSELF.problem(path, "a folder that it is in");
		}
		entries(folder)
			.forEach((name, entry) -> collect(path.isEmpty() ? name : path + "/" + name, folder.below(name, entry)));
		this.open.remove(folder.path());
	}

	private void collect(String path, TreeEntry.At at) {
		FileLimit.require(path, ++this.seen);
		if (at.entry().isFolder()) {
			enter(path, at);
		}
		else if (at.entry().isLink()) {
			follow(path, at);
		}
		else {
			this.files.add(path);
		}
	}

	private void follow(String path, TreeEntry.At link) {
		TreeEntry.@Nullable At target;
		try {
			target = this.trees.find(link.path());
		}
		catch (Problem leadsOut) {
			this.files.add(path);
			return;
		}
		if (target != null && target.entry().isFolder()) {
			enter(path, target);
		}
		else if (target != null) {
			this.files.add(path);
		}
	}

	private boolean leadsToFolder(TreeEntry.At link) {
		try {
			TreeEntry.@Nullable At target = this.trees.find(link.path());
			return target != null && target.entry().isFolder();
		}
		catch (Problem leadsOut) {
			return false;
		}
	}

	private Map<String, TreeEntry> entries(TreeEntry.At folder) {
		return folder.entry().isFolder() ? this.trees.entries(folder) : Map.of();
	}

}
