package dev.platform.engine.kustomize;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a kustomize can do that got past every check: these files are given to it as they
 * are.
 */
class FenceIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void findsNoGitToRun() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> render(Map.of("app/kustomization.yaml",
					"resources: ['file:///nonexistent.git?ref=--upload-pack%%3Dtouch%%20%s%%20%%23']\n"
						.formatted(this.directory.resolve("MARK")))))
			.withMessageStartingWith("app does not build: ")
			.withMessageContaining("git")
			.satisfies((problem) -> assertThat(problem.getMessage()).doesNotContain("/dev/shm", "platform-render"));
		assertThat(this.directory.resolve("MARK")).doesNotExist();
	}

	@Test
	void reachesNoServerWhereTheKernelLetsItHaveNoNetwork() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(1);
			Fence fence = Fence.ofThisMachine();
			if (!fence.withoutNetwork().isEmpty()) {
				assertThatExceptionOfType(Problem.class)
					.isThrownBy(() -> render(Map.of("app/kustomization.yaml",
							"resources: ['http://127.0.0.1:%d/x']\n".formatted(server.getLocalPort()))))
					.withMessageStartingWith("app does not build: ");
				assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
			}
			assertThat(fence.words(List.of("kustomize"))).endsWith("kustomize").contains("/bin/sh");
		}
	}

	@Test
	void growsNoLargerThanItMay() {
		StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"
				+ "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
		for (int level = 1; level < 9; level++) {
			bomb.append("a%d: &a%d [%s]\n".formatted(level, level, "*a%d,".formatted(level - 1).repeat(9)));
		}
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> render(
					Map.of("app/kustomization.yaml", "resources: [bomb.yaml]\n", "app/bomb.yaml", bomb.toString())))
			.withMessageMatching("app does not build: it (needs more memory than it may have|takes longer than 60 s)");
	}

	@Test
	void knowsNothingOfTheEnvironment() throws IOException {
		Path program = Files.writeString(this.directory.resolve("program"),
				"#!/bin/sh\nset\necho here: *; ls\n: >file || echo no file\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
		String set = render(Map.of("app/kustomization.yaml", ""), List.of(program.toString()));
		assertThat(set.lines().map((line) -> line.split("=")[0])).contains("HOME", "PATH", "TMPDIR", "GOMEMLIMIT")
			.doesNotContainAnyElementsOf(System.getenv()
				.keySet()
				.stream()
				.filter((name) -> !List
					.of("HOME", "PATH", "PWD", "TMPDIR", "_", "GOGC", "GOMEMLIMIT", "GOTRACEBACK", "OLDPWD", "SHLVL",
							"IFS", "OPTIND", "PPID")
					.contains(name))
				.toList());
		assertThat(set).contains("here: *\n");
	}

	@Test
	void saysThatAScriptIsNotTheProgramItself() throws IOException {
		Path script = Files.writeString(this.directory.resolve("kustomize"),
				"#!/usr/bin/env bash\nexec kustomize $@\n");
		assertThat(script.toFile().setExecutable(true)).isTrue();
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> render(Map.of("app/kustomization.yaml", ""), List.of(script.toString(), "build")))
			.withMessageStartingWith(script + " cannot be run without other programs: ")
			.satisfies((problem) -> assertThat(problem.hint()).startsWith("export PLATFORM_KUSTOMIZE="));
	}

	@Test
	void endsWhatWritesWithoutEnd() throws IOException {
		Path program = Files.writeString(this.directory.resolve("program"),
				"#!/bin/sh\ntext=xxxxxxxxxxxxxxxx\nfor i in 1 2 3 4 5 6 7 8 9 0 1 2; do text=$text$text; done\n"
						+ "while echo $text; do :; done\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> render(Map.of("app/kustomization.yaml", ""), List.of(program.toString())))
			.withMessage("app does not build: it is more than 64 MiB");
	}

	private static String render(Map<String, String> files) throws IOException {
		return render(files, new KustomizeCommand(System.getenv()).words());
	}

	private static String render(Map<String, String> files, List<String> command) throws IOException {
		try (RenderDirectory directory = RenderDirectory.create()) {
			directory.write(files);
			return new KustomizeRun(command, directory, "app").manifests(directory.tree().resolve("app"));
		}
	}

}
