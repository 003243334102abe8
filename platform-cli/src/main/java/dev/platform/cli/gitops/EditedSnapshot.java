package dev.platform.cli.gitops;

import java.util.List;
import java.util.Optional;

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
		return this.changes.text(path).or(() -> this.before.read(path));
	}

	// Changes edit files that exist, so the names stay as they are.
	@Override
	public List<String> folders(String path) {
		return this.before.folders(path);
	}

	@Override
	public List<String> files(String path) {
		return this.before.files(path);
	}

}
