package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.gitops.ObjectName;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * What a command is about to do: with it, the next command can undo what one that was
 * killed has left, or knows that it got to its end.
 *
 * @param subject of its commit
 * @param held Git's names of what the repository had before, by path; nothing until it is
 * pushed to
 * @param files of the checkout, as they were before
 */
record LandingNote(String subject, SortedMap<String, String> held, Map<String, SavedFile> files) {

	/** Before anything is done. */
	static LandingNote of(Plan plan) {
		return new LandingNote(plan.message().subject(), new TreeMap<>(), Map.of());
	}

	/** The same, before the repository is pushed to. */
	LandingNote pushing(Draft draft) {
		SortedMap<String, String> names = new TreeMap<>();
		Snapshot repository = draft.at().repository();
		draft.held().paths().forEach((path) -> names.put(path, name(repository, path)));
		return new LandingNote(this.subject, names, this.files);
	}

	/** The same, with what is done to the checkout next. */
	LandingNote with(BoundedFolder folder, Path root, Changes changes) throws IOException {
		Map<String, SavedFile> saved = new LinkedHashMap<>(this.files);
		for (var file : changes.texts().entrySet()) {
			add(saved, folder, root, folder.followed(file.getKey()), ObjectName.ofFile(file.getValue()));
		}
		for (String path : changes.removed()) {
			add(saved, folder, root, folder.firstLink(path), SavedFile.NONE);
		}
		return new LandingNote(this.subject, this.held, saved);
	}

	private static void add(Map<String, SavedFile> saved, BoundedFolder folder, Path root, String path, String made)
			throws IOException {
		SavedFile before = saved.get(path);
		saved.put(path, ((before != null) ? before : SavedFile.of(folder, root, path)).changedTo(made));
	}

	/** Puts everything back as it was, but for what somebody has edited since. */
	void undo(Path root) throws IOException {
		BoundedFolder folder = new BoundedFolder(root);
		List<SavedFile> last = new ArrayList<>(this.files.values()).reversed();
		for (SavedFile file : last) {
			file.restore(folder, root);
		}
	}

	/** Whether its commit is in the repository, or one that changed the same files. */
	boolean hasLanded(Snapshot repository) {
		return !this.held.isEmpty() && this.held.entrySet()
			.stream()
			.noneMatch((file) -> file.getValue().equals(name(repository, file.getKey())));
	}

	private static String name(Snapshot repository, String path) {
		return repository.read(path).map(ObjectName::ofFile).orElse(SavedFile.NONE);
	}

}
