package dev.platform.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pushes of what leads to another place when a work tree is made of it.
 */
class HostilePushIntegrationTests {

	@TempDir
	Path directory;

	private TestServer server;

	private TestRepository work;

	@BeforeEach
	void start() throws IOException {
		this.server = TestServer.start(this.directory.resolve("volume"));
		this.work = TestRepository.clone(this.directory.resolve("work"), this.server.as("right"));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "..", ".", ".git", ".GIT", ".git ", "git~1", ".g\u200cit", "a\\b", "CON", "a.", "a\u001bb" })
	void areRefusedByTheName(String name) throws IOException {
		assertRefused(commit("100644", name, "blob", "x"), "an object is refused: ");
		assertRefused(commit("40000", name, "tree", null), "an object is refused: ");
	}

	@Test
	void areRefusedWhereNamesDifferInCaseAlone() throws IOException {
		String blob = object("blob", "x".getBytes());
		byte[] tree = joined(entry("100644", "A", blob), entry("100644", "a", blob));
		assertRefused(commit(object("tree", tree)), "duplicate entry names");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[submodule \"../../hooks\"]\n\tpath = a\n\turl = https://git.example.com/a\n",
			"[submodule \"a\"]\n\tpath = a\n\turl = -u./payload\n",
			"[submodule \"a\"]\n\tpath = -a\n\turl = https://git.example.com/a\n" })
	void areRefusedByWhatGitmodulesSay(String text) throws IOException {
		assertRefused(commit("100644", ".gitmodules", "blob", text), ".gitmodules is refused: ");
	}

	@Test
	void areRefusedWhereOneFileIsHuge() throws IOException {
		byte[] zeros = new byte[(int) (TestServer.MEBIBYTES_OF_AN_OBJECT + 1) * 1024 * 1024];
		Files.write(this.work.directory().resolve("zeros"), zeros);
		this.work.commit("a", "a");
		assertThat(this.work.git("push", "origin", "main").output()).contains("an object is larger than 32 MiB");
		assertThat(this.work.must("ls-remote", "origin")).isEmpty();
	}

	@Test
	void leaveNothingBehindAndTheServerTakesTheNextOne() throws IOException {
		byte[] noise = new byte[1024 * 1024];
		new Random(1).nextBytes(noise);
		String blob = object("blob", noise);
		assertRefused(commit(object("tree", entry("100644", "..", blob))), "an object is refused: ");
		String accepted = this.work.commit("gitops/a", "a");
		this.work.must("push", "--quiet", "origin", "main");
		assertThat(this.work.must("ls-remote", "origin", "main")).startsWith(accepted);
		TestRepository bare = new TestRepository(this.directory.resolve("volume/platform.git"));
		assertThat(bare.git("cat-file", "-e", blob).exitCode()).isNotZero();
		assertThat(bare.git("fsck", "--strict").exitCode()).isZero();
	}

	private void assertRefused(String commit, String words) throws IOException {
		TestRepository.Answer answer = this.work.git("push", "origin", commit + ":refs/heads/main");
		assertThat(answer.exitCode()).isNotZero();
		assertThat(answer.output()).contains(words).doesNotContain("\u001b");
		assertThat(this.work.must("ls-remote", "origin")).isEmpty();
	}

	private String commit(String mode, String name, String kind, String content) throws IOException {
		String blob = object("blob", String.valueOf(content).getBytes(StandardCharsets.UTF_8));
		String below = kind.equals("blob") ? blob : object("tree", entry("100644", "file", blob));
		return commit(object("tree", entry(mode, name, below)));
	}

	private String commit(String tree) throws IOException {
		return this.work.must("commit-tree", "-m", "Something", tree);
	}

	private static byte[] entry(String mode, String name, String id) {
		return joined((mode + " " + name + "\0").getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(id));
	}

	private static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	// Whatever it is: Git writes it down when it is told to.
	private String object(String kind, byte[] content) throws IOException {
		Path file = Files.write(this.directory.resolve("object"), content);
		return this.work.must("hash-object", "--literally", "-w", "-t", kind, file.toString());
	}

}
