package dev.platform.engine.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FolderSnapshotTests {

	@TempDir
	Path directory;

	private Path root;

	private FolderSnapshot snapshot;

	@BeforeEach
	void writeFiles() throws IOException {
		this.root = this.directory.resolve("checkout");
		Files.writeString(this.directory.resolve("secret"), "a secret");
		Files.createDirectories(this.root.resolve(".git"));
		Files.writeString(this.root.resolve(".git/config"), "a token");
		Files.createDirectories(this.root.resolve("base"));
		Files.writeString(this.root.resolve("base/a.yaml"), "a");
		Files.createDirectories(this.root.resolve("dev"));
		this.snapshot = new FolderSnapshot(this.root);
	}

	@Test
	void followsLinksWithinTheCheckout() throws IOException {
		link("dev/a.yaml", "../base/a.yaml");
		link("dev/base", "../base");
		assertThat(this.snapshot.files("dev")).containsExactly("dev/a.yaml", "dev/base/a.yaml");
		assertThat(this.snapshot.folders("dev")).containsExactly("base");
		assertThat(this.snapshot.read("dev/a.yaml")).contains("a");
		assertThat(this.snapshot.read("dev/base/a.yaml")).contains("a");
	}

	@ParameterizedTest
	@CsvSource({ "../../secret, leads out of the repository", "/etc/passwd, leads out of the repository",
			"../base/../../secret, leads out of the repository", "../.git/config, leads into .git",
			"x, leads to itself" })
	void refusesALinkThatLeadsElsewhere(String target, String fault) throws IOException {
		link("dev/x", target);
		assertThat(this.snapshot.files("dev")).allMatch("dev/x"::equals);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.snapshot.read("dev/x"))
			.withMessage("dev/x is a symbolic link to %s, which %s", target, fault);
	}

	@Test
	void refusesAFolderBehindALinkThatLeadsOut() throws IOException {
		link("dev/out", "../..");
		assertThat(this.snapshot.folders("dev")).isEmpty();
		assertThat(this.snapshot.files("dev")).containsExactly("dev/out");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.snapshot.read("dev/out/secret"))
			.withMessageStartingWith("dev/out is a symbolic link to ../.., which leads out");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.snapshot.files("dev/out"));
	}

	@Test
	void endsWhereLinksGoRoundInACircle() throws IOException {
		link("dev/again", "../dev");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.snapshot.files("dev"))
			.withMessageStartingWith("dev/again is a symbolic link to ")
			.withMessageEndingWith("leads to itself");
	}

	@Test
	void doesNotSeeWhatIsNotThereOrNotItsOwn() throws IOException {
		link("dev/nothing", "../nothing");
		assertThat(this.snapshot.files("dev")).isEmpty();
		assertThat(this.snapshot.read("dev/nothing")).isEmpty();
		assertThat(this.snapshot.read("../secret")).isEmpty();
		assertThat(this.snapshot.read(this.directory.resolve("secret").toString())).isEmpty();
		assertThat(this.snapshot.read(".git/config")).isEmpty();
		assertThat(this.snapshot.files("")).containsExactly("base/a.yaml");
		assertThat(this.snapshot.read("base/a.yaml/x")).isEmpty();
	}

	@Test
	void readsNoHugeFile() throws IOException {
		try (var file = new java.io.RandomAccessFile(this.root.resolve("dev/huge").toFile(), "rw")) {
			file.setLength(FileLimit.SIZE + 1L);
		}
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.snapshot.read("dev/huge"))
			.withMessage("dev/huge is larger than 16 MiB");
	}

	private void link(String path, String target) throws IOException {
		Files.createSymbolicLink(this.root.resolve(path), Path.of(target));
	}

}
