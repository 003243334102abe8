package dev.platform.engine.repository;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.platform.engine.yaml.YamlFile;

/**
 * All files that a kustomization can reach: its folder, and the folders it refers to.
 * Only these are written out, whatever the size of the repository.
 */
public final class Closure {

	private final Snapshot snapshot;

	// Those of one folder are asked for by all that refer to it.
	private final Map<String, List<String>> references = new ConcurrentHashMap<>();

	public Closure(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	/** The paths of the files, the folder's own first. */
	public Set<String> of(String folder) {
		return of(List.of(folder));
	}

	/** The paths of the files of several folders, each once. */
	public Set<String> of(List<String> folders) {
		Set<String> files = new LinkedHashSet<>();
		Set<String> visited = new LinkedHashSet<>();
		folders.forEach((folder) -> visit(folder, files, visited));
		return files;
	}

	private void visit(String folder, Set<String> files, Set<String> visited) {
		if (!visited.add(folder)) {
			return;
		}
		for (String file : this.snapshot.files(folder)) {
			files.add(file);
			if (file.endsWith("/kustomization.yaml")) {
				String parent = file.substring(0, file.lastIndexOf('/'));
				this.references.computeIfAbsent(file, this::references)
					.forEach((reference) -> follow(parent, reference, files, visited));
			}
		}
	}

	private void follow(String folder, String reference, Set<String> files, Set<String> visited) {
		String target = Path.of(folder).resolve(reference).normalize().toString();
		if (this.snapshot.read(target).isPresent()) {
			files.add(target);
		}
		else {
			visit(target, files, visited);
		}
	}

	private List<String> references(String file) {
		if (!(new YamlFile(file, this.snapshot.read(file).orElseThrow()).content() instanceof Map<?, ?> fields)) {
			return List.of();
		}
		return Stream.of("resources", "components")
			.map(fields::get)
			.filter(List.class::isInstance)
			.flatMap((references) -> ((List<?>) references).stream())
			.map(String::valueOf)
			.filter((reference) -> !reference.contains("://"))
			.toList();
	}

}
