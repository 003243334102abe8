package dev.platform.engine.kustomize;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.engine.Problem;

/**
 * Finds a kustomize: the one the launcher names, else the one on the PATH, else
 * kubectl's.
 */
public record KustomizeCommand(Map<String, String> environment) {

	/** From one text such as {@code kubectl kustomize}. */
	public static KustomizeCommand named(String command) {
		return new KustomizeCommand(
				Map.of("PLATFORM_KUSTOMIZE", command, "PATH", Objects.requireNonNullElse(System.getenv("PATH"), "")));
	}

	/** The words before the folder that is to be built. */
	public List<String> words() {
		String named = this.environment.getOrDefault("PLATFORM_KUSTOMIZE", "");
		if (!named.isBlank()) {
			return located(List.of(named.strip().split("\\s+")));
		}
		return onPath("kustomize").map((program) -> List.of(program, "build"))
			.or(() -> onPath("kubectl").map((program) -> List.of(program, "kustomize")))
			.orElseThrow(() -> Problem.failed("there is neither kustomize nor kubectl on the PATH",
					"install kustomize 5, or start ./platform, which fetches it"));
	}

	// It runs with a PATH that holds no programs.
	private List<String> located(List<String> words) {
		if (words.getFirst().contains("/")) {
			return words;
		}
		List<String> located = new ArrayList<>(words);
		located.set(0,
				onPath(words.getFirst())
					.orElseThrow(() -> Problem.failed("there is no %s on the PATH".formatted(words.getFirst()),
							"install kustomize 5, or name it in PLATFORM_KUSTOMIZE")));
		return List.copyOf(located);
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
