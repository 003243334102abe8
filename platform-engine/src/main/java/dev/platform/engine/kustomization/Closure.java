package dev.platform.engine.kustomization;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * All files that a folder is rendered from: its kustomization, and what this refers to.
 * Only these are written out, whatever the size of the repository. A problem with file
 * and line where a reference names anything else than a file or folder of the snapshot.
 */
public final class Closure {

	private final Snapshot snapshot;

	// Those of one folder are asked for by all that refer to it.
	private final Map<String, ReadKustomization> read = new ConcurrentHashMap<>();

	private final Map<String, String> files = new ConcurrentHashMap<>();

	public Closure(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	/** The paths of the files, the folder's kustomization first. */
	public Set<String> of(String folder) {
		return texts(List.of(folder)).keySet();
	}

	/**
	 * The texts that kustomize gets, by path: kustomizations as they were checked, other
	 * files as they are.
	 */
	public Map<String, String> texts(List<String> folders) {
		Walk walk = new Walk(this);
		folders.forEach(walk::from);
		return walk.texts();
	}

	ReadKustomization kustomization(String folder) {
		return this.read.computeIfAbsent(folder, (_) -> {
			KustomizationFile file = KustomizationFile.in(this.snapshot, folder)
				.orElseThrow(() -> Problem.failed("%s has no kustomization".formatted(Shown.text(folder)),
						"add %s/kustomization.yaml".formatted(Shown.text(folder))));
			return new KustomizationReader(this.snapshot, file).read(file.text());
		});
	}

	/** The text of a file of objects, patches or settings. */
	String yaml(String path) {
		return this.files.computeIfAbsent(path, (_) -> {
			String text = data(path);
			ParsedYaml.check(path, 0, text);
			return text;
		});
	}

	String data(String path) {
		return this.snapshot.read(path).orElseThrow();
	}

}
