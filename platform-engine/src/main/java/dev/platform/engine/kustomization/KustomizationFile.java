package dev.platform.engine.kustomization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * The file that makes a folder one that kustomize builds.
 */
public record KustomizationFile(String folder, String name, String text) {

	private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

	/**
	 * The one of a folder; nothing where it has none. A problem where it has several, of
	 * which kustomize takes none.
	 */
	public static Optional<KustomizationFile> in(Snapshot snapshot, String folder) {
		List<KustomizationFile> found = new ArrayList<>();
		for (String name : NAMES) {
			snapshot.read(path(folder, name)).ifPresent((text) -> found.add(new KustomizationFile(folder, name, text)));
		}
		if (found.size() > 1) {
			throw Problem.failed("%s has both %s and %s".formatted(Shown.text(Base.shown(folder)),
					found.getFirst().name, found.get(1).name), "keep one of them");
		}
		return found.stream().findFirst();
	}

	/** Whether kustomize builds a folder. */
	public static boolean isIn(Snapshot snapshot, String folder) {
		return NAMES.stream().anyMatch((name) -> snapshot.read(path(folder, name)).isPresent());
	}

	/** Whether a file has one of the names by which kustomize finds it. */
	public static boolean is(String path) {
		return NAMES.contains(path.substring(path.lastIndexOf('/') + 1));
	}

	public String path() {
		return path(this.folder, this.name);
	}

	private static String path(String folder, String name) {
		return folder.isEmpty() ? name : folder + "/" + name;
	}

}
