package dev.platform.engine.repository;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a snapshot becomes once changes are made to it.
 */
public record EditedSnapshot(Snapshot before, Changes changes) implements Snapshot {

	@Override
	public String revision() {
		return this.before.revision();
	}

	@Override
	public Optional<String> read(String path) {
		Optional<String> text = this.changes.text(path);
		return (text.isPresent() || this.changes.removed().contains(path)) ? text : this.before.read(path);
	}

	@Override
	public boolean isExecutable(String path) {
		return !this.changes.removed().contains(path)
				&& (this.changes.executable().contains(path) || this.before.isExecutable(path));
	}

	@Override
	public List<String> folders(String path) {
		SortedSet<String> folders = new TreeSet<>(this.before.folders(path));
		if (!this.changes.removed().isEmpty()) {
			folders.removeIf((folder) -> files(path + "/" + folder).isEmpty());
		}
		for (String file : below(path)) {
			String rest = file.substring(path.length() + 1);
			if (rest.contains("/")) {
				folders.add(rest.substring(0, rest.indexOf('/')));
			}
		}
		return List.copyOf(folders);
	}

	@Override
	public List<String> files(String path) {
		SortedSet<String> files = new TreeSet<>(this.before.files(path));
		files.removeAll(this.changes.removed());
		files.addAll(below(path));
		return List.copyOf(files);
	}

	private List<String> below(String path) {
		return this.changes.texts().keySet().stream().filter((file) -> file.startsWith(path + "/")).toList();
	}

}
