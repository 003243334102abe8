package dev.platform.cli.setup.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CurrentTargetTests {

	@TempDir
	Path directory;

	@Test
	void keepsItsDirectoryFromOthers() throws Exception {
		Path state = this.directory.resolve(".platform");
		new CurrentTarget(state.resolve("target")).choose(CurrentTarget.EMBEDDED);
		assertThat(modes(state)).isEqualTo("rwx------");
		assertThat(new CurrentTarget(state.resolve("target")).isEmbedded()).isTrue();
	}

	@Test
	void takesFromOthersWhatAnEarlierVersionLeftThem() throws Exception {
		Path state = Files.createDirectory(this.directory.resolve(".platform"));
		Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
		new CurrentTarget(state.resolve("target")).choose(CurrentTarget.CLUSTER);
		assertThat(modes(state)).isEqualTo("rwx------");
	}

	@Test
	void leavesADirectoryAloneThatSomebodyChose() throws Exception {
		Path state = Files.createDirectory(this.directory.resolve("shared"));
		Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxr-x"));
		new CurrentTarget(state.resolve("target")).choose(CurrentTarget.EMBEDDED);
		assertThat(modes(state)).isEqualTo("rwxrwxr-x");
	}

	private static String modes(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
