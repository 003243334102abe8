package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerOnlyTests {

	@TempDir
	Path directory;

	@Test
	void makesAHomeForItsOwnerOnly() throws Exception {
		Path home = this.directory.resolve("state/local");
		new Home(home).create();
		assertThat(modes(home)).isEqualTo("rwx------");
		assertThat(modes(home.getParent())).isEqualTo("rwx------");
		HomeLock.tryAcquire(new Home(home)).orElseThrow().close();
		assertThat(modes(home.resolve("lock"))).isEqualTo("rw-------");
		WholeFile.write(home.resolve("run/dev/hosts"), "127.0.0.1 localhost\n");
		assertThat(modes(home.resolve("run/dev/hosts"))).isEqualTo("rw-------");
		assertThat(modes(home.resolve("run/dev"))).isEqualTo("rwx------");
	}

	@Test
	void takesAwayWhatAnEarlierVersionLeftToOthers() throws Exception {
		Path program = write("releases/redis/redis-server", "rwxr-xr-x");
		Path votes = write("data/dev/redis/appendonly.aof", "rw-rw-rw-");
		Path log = write("logs/dev/vote.log", "rw-r--r--");
		Path fixed = write("tls/ca.crt", "r--r--r--");
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxrwxrwx"));
		new Home(this.directory).create();
		assertThat(modes(this.directory)).isEqualTo("rwx------");
		assertThat(modes(votes.getParent())).isEqualTo("rwx------");
		assertThat(modes(program)).isEqualTo("rwx------");
		assertThat(modes(votes)).isEqualTo("rw-------");
		assertThat(modes(log)).isEqualTo("rw-------");
		assertThat(modes(fixed)).isEqualTo("r--------");
	}

	@Test
	void followsNoLink() throws Exception {
		Path elsewhere = write("elsewhere/file", "rw-r--r--");
		Path home = Files.createDirectory(this.directory.resolve("home"));
		Files.createSymbolicLink(home.resolve("link"), elsewhere.getParent());
		Files.createSymbolicLink(home.resolve("gone"), home.resolve("nothing"));
		new Home(home).create();
		assertThat(modes(elsewhere)).isEqualTo("rw-r--r--");
	}

	private Path write(String name, String modes) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "x");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
	}

	private static String modes(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
