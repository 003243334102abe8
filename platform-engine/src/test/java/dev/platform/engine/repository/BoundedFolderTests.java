package dev.platform.engine.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BoundedFolderTests {

	@TempDir
	Path directory;

	private Path root;

	private Path canary;

	@BeforeEach
	void makeNeighbours() throws IOException {
		this.root = Files.createDirectories(this.directory.resolve("root"));
		this.canary = Files.writeString(this.directory.resolve("canary"), "untouched");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../canary", "a/../../canary", "/canary", "a//b", "./canary", "",
			".git/hooks/post-checkout", "a/.GIT/config", "git~1/config", "a/../b", "a\0b" })
	void writesNothingOutside(String path) throws IOException {
		BoundedFolder folder = new BoundedFolder(this.root);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> folder.write(path, "x"))
			.withMessageContaining("is not written");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> folder.replace(path, new byte[0], null));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> folder.delete(path));
		assertNothingHappened();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../canary", "../other", "/", "itself", ".git/config" })
	void followsNoLinkThatLeadsOut(String target) throws IOException {
		Files.createDirectories(this.root.resolve(".git"));
		Files.writeString(this.root.resolve(".git/config"), "untouched");
		Files.createSymbolicLink(this.root.resolve("itself"), Path.of(target));
		BoundedFolder folder = new BoundedFolder(this.root);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> folder.write("itself", "x"))
			.withMessageStartingWith("itself is not written: the link itself leads ");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> folder.write("itself/a", "x"));
		assertThat(this.root.resolve(".git/config")).content().isEqualTo("untouched");
		assertThat(this.canary).content().isEqualTo("untouched");
		assertThat(this.directory.resolve("other")).doesNotExist();
	}

	@Test
	void replacesWhatALinkWithinLeadsTo() throws IOException {
		Files.writeString(this.root.resolve("file"), "old");
		Files.createSymbolicLink(this.root.resolve("link"), Path.of("file"));
		new BoundedFolder(this.root).replace("link", "new".getBytes(), null);
		assertThat(this.root.resolve("link")).isSymbolicLink();
		assertThat(this.root.resolve("file")).content().isEqualTo("new");
	}

	@Test
	void keepsTheModeOfWhatItReplaces() throws IOException {
		Path file = Files.writeString(this.root.resolve("run"), "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
		BoundedFolder folder = new BoundedFolder(this.root);
		folder.replace("run", "new".getBytes(), null);
		folder.replace("apps/new/run", "new".getBytes(), PosixFilePermissions.fromString("rwxr-xr-x"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwxr-x---");
		assertThat(this.root.resolve("apps/new/run")).isExecutable();
		try (var files = Files.walk(this.root)) {
			assertThat(files.map(Path::toString)).noneMatch((name) -> name.endsWith(".platform-next"));
		}
	}

	@Test
	void deletesALinkNotWhatItLeadsTo() throws IOException {
		Files.createDirectories(this.root.resolve("apps/docs"));
		Files.createSymbolicLink(this.root.resolve("apps/docs/file"), this.canary);
		Files.createDirectories(this.root.resolve("shared"));
		Path shared = Files.writeString(this.root.resolve("shared/file"), "another's");
		Files.createSymbolicLink(this.root.resolve("apps/docs/shared"), Path.of("../../shared"));
		BoundedFolder folder = new BoundedFolder(this.root);
		folder.delete("apps/docs/file");
		folder.delete("apps/docs/shared/file");
		assertThat(this.root.resolve("apps")).doesNotExist();
		assertThat(shared).content().isEqualTo("another's");
		assertThat(this.canary).content().isEqualTo("untouched");
	}

	private void assertNothingHappened() throws IOException {
		assertThat(this.canary).content().isEqualTo("untouched");
		try (var files = Files.list(this.root)) {
			assertThat(files).isEmpty();
		}
		try (var files = Files.list(this.directory)) {
			assertThat(files).hasSize(2);
		}
	}

}
