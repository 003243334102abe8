package dev.platform.engine.repository;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * New texts of files, by path, and files that go.
 *
 * @param executable those that are programs, where they are new
 */
public record Changes(SortedMap<String, String> texts, SortedSet<String> removed, SortedSet<String> executable) {

	public Changes {
		texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
		removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
		executable = Collections.unmodifiableSortedSet(new TreeSet<>(executable));
	}

	public static Changes none() {
		return new Changes(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
	}

	public Changes with(String path, String text) {
		return with(Map.of(path, text));
	}

	public Changes with(Map<String, String> others) {
		SortedMap<String, String> more = new TreeMap<>(this.texts);
		more.putAll(others);
		return new Changes(more, this.removed, this.executable);
	}

	public Changes without(Collection<String> paths) {
		SortedSet<String> gone = new TreeSet<>(this.removed);
		gone.addAll(paths);
		return new Changes(this.texts, gone, this.executable);
	}

	public Changes executable(Collection<String> paths) {
		SortedSet<String> programs = new TreeSet<>(this.executable);
		programs.addAll(paths);
		return new Changes(this.texts, this.removed, programs);
	}

	/** The paths of all files that change. */
	public SortedSet<String> paths() {
		SortedSet<String> paths = new TreeSet<>(this.texts.keySet());
		paths.addAll(this.removed);
		return paths;
	}

	public Optional<String> text(String path) {
		return Optional.ofNullable(this.texts.get(path));
	}

	public boolean isEmpty() {
		return this.texts.isEmpty() && this.removed.isEmpty();
	}

	/** Whether they are made there already. */
	public boolean areIn(Snapshot snapshot) {
		return this.texts.entrySet()
			.stream()
			.allMatch((file) -> snapshot.read(file.getKey()).filter(file.getValue()::equals).isPresent())
				&& this.removed.stream().allMatch((file) -> snapshot.read(file).isEmpty());
	}

	/** The first segments of all paths. */
	public SortedSet<String> names() {
		SortedSet<String> names = new TreeSet<>();
		for (String path : this.texts.keySet()) {
			names.add(path.split("/", 2)[0]);
		}
		for (String path : this.removed) {
			names.add(path.split("/", 2)[0]);
		}
		return names;
	}

	/** The changes in a folder, by paths relative to it. */
	public Changes below(String folder) {
		String prefix = folder + "/";
		SortedMap<String, String> within = new TreeMap<>();
		// '0' follows '/'.
		this.texts.subMap(prefix, folder + "0")
			.forEach((path, text) -> within.put(path.substring(prefix.length()), text));
		return new Changes(within, below(folder, this.removed), below(folder, this.executable));
	}

	private static SortedSet<String> below(String folder, SortedSet<String> paths) {
		int prefix = folder.length() + 1;
		return new TreeSet<>(
				paths.subSet(folder + "/", folder + "0").stream().map((path) -> path.substring(prefix)).toList());
	}

	/** What undoes these changes. */
	public Changes inverse(Snapshot before) {
		Changes inverse = none();
		for (String path : this.texts.keySet()) {
			Optional<String> text = before.read(path);
			inverse = text.isPresent() ? inverse.with(path, text.get()) : inverse.without(List.of(path));
		}
		for (String path : this.removed) {
			inverse = inverse.with(path, before.read(path).orElse(""));
		}
		return inverse;
	}

}
