package dev.platform.local.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The environments of an exported commit: the folders under {@code gitops/overlays}, in
 * the order of {@code gitops/pipeline.yaml}; those it does not name come last.
 */
public record Overlays(Path export) {

	public List<String> environments() throws RenderingFailed {
		try {
			Set<String> folders = folders();
			Set<String> ordered = new LinkedHashSet<>(pipeline());
			ordered.retainAll(folders);
			ordered.addAll(folders);
			return List.copyOf(ordered);
		}
		catch (IOException ex) {
			throw new RenderingFailed("pipeline.yaml: " + ex.getMessage(), ex);
		}
	}

	public Path of(String environment) {
		return folder().resolve(environment);
	}

	private Path folder() {
		return this.export.resolve("gitops/overlays");
	}

	private Set<String> folders() throws IOException {
		if (!Files.isDirectory(folder())) {
			return Set.of();
		}
		try (Stream<Path> paths = Files.list(folder())) {
			List<String> names = paths.filter(Files::isDirectory).map((path) -> path.getFileName().toString()).toList();
			return new LinkedHashSet<>(names.stream().sorted().toList());
		}
	}

	private List<String> pipeline() throws IOException {
		Path file = this.export.resolve("gitops/pipeline.yaml");
		if (!Files.exists(file)) {
			return List.of();
		}
		JsonNode environments = Yaml.MAPPER.readTree(Files.readString(file)).path("environments");
		return environments.valueStream().map((environment) -> environment.path("name").asText()).toList();
	}

}
