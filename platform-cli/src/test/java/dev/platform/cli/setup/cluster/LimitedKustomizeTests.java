package dev.platform.cli.setup.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.platform.engine.kustomize.KustomizeCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program that Argo CD's repo-server starts as kustomize.
 */
class LimitedKustomizeTests {

	private static final String PROGRAM = "/usr/local/bin/kustomize \"$@\"";

	@TempDir
	private Path directory;

	private Path script;

	private record Ended(int code, String output, String errors) {
	}

	@BeforeEach
	void startsTheOneOfThisMachine() throws IOException {
		String text = Files.readString(Path.of("../bootstrap/argocd/kustomize"));
		assertThat(text).contains(PROGRAM);
		// Perhaps kubectl's, whose word is another one.
		String real = String.join(" ", new KustomizeCommand(System.getenv()).words()) + " \"$2\"";
		this.script = Files.writeString(this.directory.resolve("limited"), text.replace(PROGRAM, real));
	}

	@Test
	void rendersFilesOfTheRepository() throws Exception {
		write("file.txt", "tea");
		Ended ended = build("configMapGenerator: [{name: drinks, files: [file.txt]}]");
		assertThat(ended.errors()).isEmpty();
		assertThat(ended.output()).contains("file.txt: tea");
	}

	@Test
	void runsNoProgramThatAReferenceNames() throws Exception {
		Path mark = this.directory.resolve("mark");
		Ended ended = build(
				"resources: ['file:///nonexistent.git?ref=--upload-pack%%3Dtouch%%20%s%%20%%23']".formatted(mark));
		assertThat(ended.code()).isEqualTo(1);
		assertThat(ended.errors()).contains("no 'git' program on path", "Only files of the repository can be used");
		assertThat(mark).doesNotExist();
	}

	@Test
	void asksNoServer() throws Exception {
		// Loopback is asked directly, so the canary is at another address of this machine
		// where there is one.
		try (ServerSocket canary = new ServerSocket(0, 10, InetAddress.getByName("0.0.0.0"))) {
			canary.setSoTimeout(1);
			String host = InetAddress.getLocalHost().getHostAddress();
			for (String kustomization : List.of("configMapGenerator: [{name: x, files: ['x=http://%s:%d/x']}]",
					"resources: ['http://%s:%d/x.yaml']", "openapi: {path: 'http://%s:%d/x'}")) {
				Ended ended = build(
						kustomization.formatted(host.startsWith("127.") ? "0.0.0.0" : host, canary.getLocalPort()));
				assertThat(ended.code()).isEqualTo(1);
				assertThat(ended.errors()).contains("proxyconnect", "Only files of the repository can be used");
			}
			assertThat(isCalled(canary)).isFalse();
		}
	}

	@Test
	void seesNoVariable() throws Exception {
		write("names.env", "HOME\nPATH\nREDIS_PASSWORD\n");
		Ended ended = build("configMapGenerator: [{name: x, envs: [names.env]}]");
		assertThat(ended.output()).doesNotContain("secret").contains("REDIS_PASSWORD: \"\"");
	}

	@Test
	void stopsABombInOneLine() throws Exception {
		String levels = IntStream.range(1, 10)
			.mapToObj((level) -> "  l%d: &l%d [%s]".formatted(level, level,
					String.join(",", Collections.nCopies(9, "*l" + (level - 1)))))
			.collect(Collectors.joining("\n"));
		write("bomb.yaml",
				"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  l0: &l0 [x,x,x,x,x,x,x,x,x]\n" + levels
						+ "\n");
		Ended ended = build("resources: [bomb.yaml]");
		assertThat(ended.code()).isNotZero();
		assertThat(ended.errors()).isEqualToIgnoringNewLines(
				"kustomize was stopped: it gets 1 GiB of memory, 30 s and 16 MiB for its result");
	}

	@Test
	void stopsAResultThatIsTooLarge() throws Exception {
		write("large", "x".repeat(900_000));
		String maps = IntStream.range(0, 40)
			.mapToObj((number) -> "- {name: x%d, files: [large]}".formatted(number))
			.collect(Collectors.joining("\n"));
		Ended ended = build("configMapGenerator:\n" + maps);
		assertThat(ended.code()).isNotZero();
		assertThat(ended.output()).isEmpty();
		assertThat(ended.errors()).contains("16 MiB for its result");
	}

	private static boolean isCalled(ServerSocket canary) throws IOException {
		try {
			canary.accept().close();
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(Files.createDirectories(this.directory.resolve("folder")).resolve(file), text);
	}

	private Ended build(String kustomization) throws IOException, InterruptedException {
		write("kustomization.yaml", kustomization + "\n");
		Path output = this.directory.resolve("output");
		Path errors = this.directory.resolve("errors");
		ProcessBuilder builder = new ProcessBuilder("sh", this.script.toString(), "build",
				this.directory.resolve("folder").toString())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		builder.environment().put("REDIS_PASSWORD", "secret");
		int code = builder.start().waitFor();
		return new Ended(code, Files.readString(output), Files.readString(errors));
	}

}
