package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A repository of many folders, each of which takes nearly as long as it may, and what
 * kustomize says of itself.
 */
class PatienceIntegrationTests {

	private static final Duration ALL = Duration.ofSeconds(1);

	@TempDir
	Path directory;

	@Test
	void endsABatchOfFoldersThatTogetherTakeTooLong() throws IOException {
		FolderSnapshot snapshot = repository(200);
		Batch batch = new Batch(sleeping(Duration.ofDays(1)));
		Instant begin = Instant.now();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> batch.build(snapshot, snapshot.folders("")))
			.withMessage("rendering 200 folders takes longer than 1 s; the rest is not rendered")
			.satisfies((problem) -> assertThat(problem.hint()).contains("platform validate --env ENV --service NAME"));
		assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void endsFoldersThatAreRenderedOneByOne() throws IOException {
		FolderSnapshot snapshot = repository(8);
		Kustomize kustomize = sleeping(Duration.ofMillis(100));
		Instant begin = Instant.now();
		List<String> messages = snapshot.folders("")
			.stream()
			.map((folder) -> message(kustomize, snapshot, folder))
			.toList();
		assertThat(messages.getFirst()).contains("f0 does not build");
		assertThat(messages.getLast())
			.isEqualTo("rendering folders that are slow takes longer than 1 s; the rest is not rendered");
		assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void leavesOutTheNotesThatKubectlWritesForItsAuthors() throws IOException {
		FolderSnapshot snapshot = repository(1);
		Kustomize kustomize = new Kustomize(() -> List.of(program("""
				echo 'E1201 12:00:00.123456    4711 memcache.go:265] "Unhandled Error" err="couldn'\\''t get list"' >&2
				echo 'W1201 12:00:00.123456 4711 loader.go:222] Config not found: /x' >&2
				echo 'error: accumulating resources: no such file' >&2
				exit 1
				""")));
		assertThat(message(kustomize, snapshot, "f0"))
			.isEqualTo("f0 does not build: error: accumulating resources: no such file");
	}

	private Kustomize sleeping(Duration slow) {
		return new Kustomize(() -> List.of(program("/bin/sleep 0.7\nexit 1\n")), FetchedBases.none(),
				new Patience(ALL, slow));
	}

	private static String message(Kustomize kustomize, FolderSnapshot snapshot, String folder) {
		try {
			return kustomize.build(snapshot, folder);
		}
		catch (Problem problem) {
			return String.valueOf(problem.getMessage());
		}
	}

	private FolderSnapshot repository(int folders) throws IOException {
		Path root = this.directory.resolve("repository");
		for (int index : IntStream.range(0, folders).toArray()) {
			Path folder = Files.createDirectories(root.resolve("f" + index));
			Files.writeString(folder.resolve("kustomization.yaml"), "namespace: n%d\n".formatted(index));
		}
		return new FolderSnapshot(root);
	}

	// Written once: a program that runs is not written anew.
	private synchronized String program(String script) {
		try {
			if (Files.exists(this.directory.resolve("program"))) {
				return this.directory.resolve("program").toString();
			}
			Path program = Files.writeString(this.directory.resolve("program"), "#!/bin/sh\n" + script);
			assertThat(program.toFile().setExecutable(true)).isTrue();
			return program.toString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
