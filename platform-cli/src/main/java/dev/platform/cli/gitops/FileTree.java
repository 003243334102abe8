package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * Files as a tree for people: a folder's name once, what is in it below.
 *
 * @param marks what happens to each file, by path: {@code +}, {@code ~} or {@code -}
 */
public record FileTree(SortedMap<String, String> marks) {

	/** What changes would do to these files. */
	public static FileTree of(Snapshot before, Changes changes) {
		SortedMap<String, String> marks = new TreeMap<>();
		changes.texts().keySet().forEach((path) -> marks.put(path, before.read(path).isPresent() ? "~" : "+"));
		changes.removed().forEach((path) -> marks.put(path, "-"));
		return new FileTree(marks);
	}

	public String text() {
		List<String> lines = new ArrayList<>();
		List<String> open = List.of();
		for (SortedMap.Entry<String, String> file : this.marks.entrySet()) {
			List<String> segments = List.of(file.getKey().split("/"));
			List<String> folders = segments.subList(0, segments.size() - 1);
			int common = 0;
			while (common < folders.size() && common < open.size() && folders.get(common).equals(open.get(common))) {
				common++;
			}
			for (int depth = common; depth < folders.size(); depth++) {
				lines.add("    " + "  ".repeat(depth) + folders.get(depth) + "/");
			}
			lines.add("  " + file.getValue() + " " + "  ".repeat(folders.size()) + segments.getLast());
			open = folders;
		}
		return String.join("\n", lines);
	}

}
