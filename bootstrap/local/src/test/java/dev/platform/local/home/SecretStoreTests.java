package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretStoreTests {

	@TempDir
	Path directory;

	@Test
	void makesAValueOnceForItsOwnerOnly() throws Exception {
		Home home = new Home(this.directory);
		String value = new SecretStore(home, "dev").value("redis", "password");
		assertThat(value).matches("[A-Za-z0-9]{32}");
		assertThat(new SecretStore(home, "dev").value("redis", "password")).isEqualTo(value);
		assertThat(new SecretStore(home, "prod").value("redis", "password")).isNotEqualTo(value);
		Path file = home.secrets("dev").resolve("redis/password");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void refusesNamesThatLeadElsewhere() {
		SecretStore secrets = new SecretStore(new Home(this.directory), "dev");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> secrets.value("..", "password"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> secrets.value("redis", "../../password"));
	}

}
