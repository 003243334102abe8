package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KustomizeCommandTests {

	@TempDir
	Path directory;

	@Test
	void prefersKustomizeToKubectl() throws IOException {
		program("kubectl");
		String kustomize = program("kustomize");
		assertThat(new KustomizeCommand(path()).words()).containsExactly(kustomize, "build");
	}

	@Test
	void fallsBackToKubectl() throws IOException {
		String kubectl = program("kubectl");
		assertThat(new KustomizeCommand(path()).words()).containsExactly(kubectl, "kustomize");
	}

	@Test
	void takesTheOneThatTheLauncherNames() throws IOException {
		program("kustomize");
		Map<String, String> environment = Map.of("PATH", this.directory.toString(), "PLATFORM_KUSTOMIZE",
				"/cache/kustomize-5.8.1 build");
		assertThat(new KustomizeCommand(environment).words()).containsExactly("/cache/kustomize-5.8.1", "build");
	}

	@Test
	void saysWhatToInstallWhenThereIsNone() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new KustomizeCommand(path()).words())
			.withMessage("there is neither kustomize nor kubectl on the PATH")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED));
	}

	private String program(String name) throws IOException {
		Path program = Files.createFile(this.directory.resolve(name));
		assertThat(program.toFile().setExecutable(true)).isTrue();
		return program.toString();
	}

	private Map<String, String> path() {
		return Map.of("PATH", this.directory.toString());
	}

}
