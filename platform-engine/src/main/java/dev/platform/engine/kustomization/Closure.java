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

	private final ReachableFiles files;

	// Those of one folder are asked for by all that refer to it.
	private final Map<String, ReadKustomization> read = new ConcurrentHashMap<>();

	private final Map<String, String> yaml = new ConcurrentHashMap<>();

	/** That of a repository without the bases that it refers to. */
	public Closure(Snapshot snapshot) {
		this(snapshot, FetchedBases.none());
	}

	/**
	 * That of a repository.
	 * @param bases where the files of its bases are
	 */
	public Closure(Snapshot snapshot, FetchedBases bases) {
		this.files = new ReachableFiles(snapshot, bases);
	}

	/**
	 * The paths of the repository's own files, the folder's kustomization first; whatever
	 * belongs to a base is left out.
	 */
	public Set<String> of(String folder) {
		Walk walk = new Walk(this, (path) -> !Base.holds(path));
		walk.from(folder);
		return walk.texts().keySet();
	}

	/**
	 * A problem where a folder needs a base that is not on this machine: elsewhere it may
	 * well build.
	 */
	public void requireBases(String folder) {
		try {
			texts(List.of(folder));
		}
		catch (Problem problem) {
			if (this.files.lacksBase()) {
				throw problem;
			}
		}
	}

	/**
	 * The texts that kustomize gets, by path: kustomizations as they were checked, other
	 * files as they are.
	 */
	public Map<String, String> texts(List<String> folders) {
		Walk walk = new Walk(this, (_) -> true);
		folders.forEach(walk::from);
		return walk.texts();
	}

	/**
	 * A folder's kustomization.
	 * @param referred where it is referred to
	 */
	ReadKustomization kustomization(String folder, Place referred) {
		this.files.require(folder, referred);
		return this.read.computeIfAbsent(folder, (_) -> {
			KustomizationFile file = KustomizationFile.in(this.files, folder)
				.orElseThrow(() -> Problem.failed("%s has no kustomization".formatted(Shown.text(folder)),
						"add %s/kustomization.yaml".formatted(Shown.text(folder))));
			return new KustomizationReader(this.files, file).read(file.text());
		});
	}

	/** The text of a file of objects, patches or settings. */
	String yaml(String path) {
		return this.yaml.computeIfAbsent(path, (_) -> {
			String text = data(path);
			ParsedYaml.check(path, 0, text);
			return text;
		});
	}

	String data(String path) {
		return this.files.read(path).orElseThrow();
	}

}
