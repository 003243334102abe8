package dev.platform.cli.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileName;
import dev.platform.engine.repository.LinkFault;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The folders of a commit, each read once however many of its files are asked for.
 * Symbolic links are followed as long as they stay in the commit.
 */
final class Trees {

	// As Linux does.
	private static final int MOST_LINKS = 40;

	private final Repository repository;

	private final String revision;

	private final TreeEntry.At root;

	private final Map<ObjectId, Map<String, TreeEntry>> known = new ConcurrentHashMap<>();

	Trees(Repository repository, String revision, ObjectId root) {
		this.repository = repository;
		this.revision = revision;
		this.root = new TreeEntry.At("", new TreeEntry(FileMode.TREE, root));
	}

	/** What a path leads to, empty for the root; null where nothing is. */
	TreeEntry.@Nullable At find(String path) {
		Deque<String> ahead = new ArrayDeque<>(path.isEmpty() ? List.of() : List.of(path.split("/")));
		if (ahead.stream().anyMatch(Trees::isStep)) {
			return null;
		}
		Deque<TreeEntry.At> way = new ArrayDeque<>(List.of(this.root));
		TreeEntry.At link = this.root;
		for (int links = 0; !ahead.isEmpty();) {
			String name = ahead.pop();
			if (!isStep(name)) {
				TreeEntry.At next = in(way.element(), name);
				if (next == null) {
					return null;
				}
				if (next.entry().isLink()) {
					link = next;
					follow(link, ++links, ahead);
				}
				else {
					way.push(next);
				}
			}
			else if (name.equals("..") && way.size() == 1) {
				throw LinkFault.OUT.problem(link.path(), target(link));
			}
			else if (name.equals("..")) {
				way.pop();
			}
		}
		return way.element();
	}

	private void follow(TreeEntry.At link, int links, Deque<String> ahead) {
		String target = target(link);
		if (links > MOST_LINKS) {
			throw LinkFault.ITSELF.problem(link.path(), target);
		}
		if (target.startsWith("/")) {
			throw LinkFault.OUT.problem(link.path(), target);
		}
		List<String> names = List.of(target.split("/"));
		if (names.stream()
			.filter((name) -> !isStep(name))
			.anyMatch((name) -> FileName.leadsElsewhere(name).isPresent())) {
			throw LinkFault.GIT.problem(link.path(), target);
		}
		names.reversed().forEach(ahead::push);
	}

	private TreeEntry.@Nullable At in(TreeEntry.At folder, String name) {
		if (folder.entry().isSubmodule()) {
			throw submodule(folder.path());
		}
		TreeEntry entry = folder.entry().isFolder() ? entries(folder).get(name) : null;
		return (entry != null) ? folder.below(name, entry) : null;
	}

	private static boolean isStep(String name) {
		return name.isEmpty() || name.equals(".") || name.equals("..");
	}

	private String target(TreeEntry.At link) {
		return reading((trees) -> new String(trees.content(link.path(), link.entry().id()), UTF_8));
	}

	/** The entries of a folder by name, in Git's order. */
	Map<String, TreeEntry> entries(TreeEntry.At folder) {
		Map<String, TreeEntry> entries = this.known.get(folder.entry().id());
		if (entries == null) {
			entries = reading((trees) -> trees.entries(folder));
			this.known.put(folder.entry().id(), entries);
		}
		return entries;
	}

	/** What is read with a reader of its own: they are for one thread each. */
	<T> T reading(Reading<T> reading) {
		try (ObjectReader reader = this.repository.newObjectReader()) {
			return reading.of(new CheckedTrees(reader, this.revision));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What whoever reads something in a submodule is told. */
	static Problem submodule(String path) {
		String shown = FileName.shown(path);
		return Problem.failed("%s is a submodule, which is not read".formatted(shown),
				"put its files in its place: git rm --cached " + shown);
	}

	interface Reading<T> {

		T of(CheckedTrees trees) throws IOException;

	}

}
