package dev.platform.engine.kustomization;

import java.nio.file.Path;
import java.util.Map;

import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * A repository of some files.
 */
final class Tree {

	static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: map\n";

	static final String PATCH = MAP + "data:\n  a: b\n";

	private Tree() {
	}

	/** Files by path, of no checkout. */
	static Snapshot of(Map<String, String> files) {
		return new EditedSnapshot(new FolderSnapshot(Path.of("no-such-folder")), Changes.none().with(files));
	}

}
