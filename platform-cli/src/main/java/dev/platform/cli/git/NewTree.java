package dev.platform.cli.git;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The entries of a tree, in the order that Git wants: by name, that of a folder with a
 * slash at its end.
 */
final class NewTree {

	private static final Comparator<String> BY_BYTES = Comparator.comparing((name) -> name.getBytes(UTF_8),
			Arrays::compareUnsigned);

	private final SortedMap<String, Entry> entries = new TreeMap<>(BY_BYTES);

	void add(String name, FileMode mode, ObjectId id) {
		this.entries.put(FileMode.TREE.equals(mode) ? name + "/" : name, new Entry(name, mode, id));
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	TreeFormatter format() {
		TreeFormatter formatter = new TreeFormatter();
		this.entries.values().forEach((entry) -> formatter.append(entry.name(), entry.mode(), entry.id()));
		return formatter;
	}

	private record Entry(String name, FileMode mode, ObjectId id) {
	}

}
