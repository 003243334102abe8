package dev.platform.cli.gitops;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * New texts of existing files, by path.
 */
public record Changes(SortedMap<String, String> texts) {

	public Changes {
		texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
	}

	public static Changes none() {
		return new Changes(new TreeMap<>());
	}

	public Changes with(String path, String text) {
		SortedMap<String, String> more = new TreeMap<>(this.texts);
		more.put(path, text);
		return new Changes(more);
	}

	public Changes with(Map<String, String> others) {
		SortedMap<String, String> more = new TreeMap<>(this.texts);
		more.putAll(others);
		return new Changes(more);
	}

	public Optional<String> text(String path) {
		return Optional.ofNullable(this.texts.get(path));
	}

	public boolean isEmpty() {
		return this.texts.isEmpty();
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
