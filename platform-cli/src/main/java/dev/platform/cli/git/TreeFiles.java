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
 * What a folder of a commit holds. Links within the commit are followed; what cannot be
 * followed is listed by its name, and whoever reads it is told why.
 */
record TreeFiles(Trees trees) {

	/** The names of the folders directly below a folder. */
	List<String> folders(TreeEntry.At folder) {
		List<String> folders = new ArrayList<>();
		entries(folder).forEach((name, entry) -> {
			TreeEntry.At at = folder.below(name, entry);
			if (entry.isFolder()
					|| entry.isLink() && leads(at) instanceof TreeEntry.At target && target.entry().isFolder()) {
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
		List<String> files = new ArrayList<>();
		Set<String> open = new HashSet<>();
		open.add(folder.path());
		collect(path, folder, open, files);
		return files;
	}

	private void collect(String path, TreeEntry.At folder, Set<String> open, List<String> files) {
		entries(folder).forEach((name, entry) -> {
			String below = path.isEmpty() ? name : path + "/" + name;
			TreeEntry.At at = folder.below(name, entry);
			if (entry.isFolder()) {
				enter(below, at, open, files);
			}
			else if (!entry.isLink()) {
				files.add(below);
			}
			else {
				collectLink(below, at, open, files);
			}
			FileLimit.require(path, files.size());
		});
	}

	private void collectLink(String path, TreeEntry.At link, Set<String> open, List<String> files) {
		TreeEntry.@Nullable At target;
		try {
			target = this.trees.find(link.path());
		}
		catch (Problem leadsOut) {
			files.add(path);
			return;
		}
		if (target != null && target.entry().isFolder()) {
			enter(path, target, open, files);
		}
		else if (target != null) {
			files.add(path);
		}
	}

	private void enter(String path, TreeEntry.At folder, Set<String> open, List<String> files) {
		if (!open.add(folder.path())) {
			throw LinkFault.ITSELF.problem(path, folder.path());
		}
		collect(path, folder, open, files);
		open.remove(folder.path());
	}

	private TreeEntry.@Nullable At leads(TreeEntry.At link) {
		try {
			return this.trees.find(link.path());
		}
		catch (Problem leadsOut) {
			return null;
		}
	}

	private Map<String, TreeEntry> entries(TreeEntry.At folder) {
		return folder.entry().isFolder() ? this.trees.entries(folder) : Map.of();
	}

}
