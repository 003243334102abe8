package dev.platform.engine.kustomize;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.engine.Problem;

/**
 * Finds a kustomize: the one the launcher names, else the one on the PATH, else
 * kubectl's.
 */
public record KustomizeCommand(Map<String, String> environment) {

	/** The words before the folder that is to be built. */
	public List<String> words() {
		String named = this.environment.getOrDefault("PLATFORM_KUSTOMIZE", "");
		if (!named.isBlank()) {
			return List.of(named.strip().split("\\s+"));
		}
		return onPath("kustomize").map((program) -> List.of(program, "build"))
			.or(() -> onPath("kubectl").map((program) -> List.of(program, "kustomize")))
			.orElseThrow(() -> Problem.failed("there is neither kustomize nor kubectl on the PATH",
					"install kustomize 5, or start ./platform, which fetches it"));
	}

	private Optional<String> onPath(String program) {
		return Stream.of(this.environment.getOrDefault("PATH", "").split(File.pathSeparator))
			.filter((directory) -> !directory.isEmpty())
			.map((directory) -> Path.of(directory, program))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Path::toString);
	}

}
