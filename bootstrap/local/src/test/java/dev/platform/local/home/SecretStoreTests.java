package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import dev.platform.engine.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretStoreTests {

	@TempDir
	Path directory;

	private static final SecretKey REDIS = new SecretKey("redis", "password");

	private static final SecretKey STRIPE = new SecretKey("stripe", "api-key");

	@Test
	void makesADeclaredValueOnceForItsOwnerOnly() throws Exception {
		Home home = new Home(this.directory);
		String value = store("dev").value(REDIS);
		assertThat(value).matches("[A-Za-z0-9]{32}");
		assertThat(store("dev").value(REDIS)).isEqualTo(value);
		assertThat(store("prod").value(REDIS)).isNotEqualTo(value);
		Path file = home.secrets("dev").resolve("redis/password");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void inventsNoValueOfAnythingElse() throws Exception {
		Path file = new Home(this.directory).secrets("dev").resolve("stripe/api-key");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> store("dev").value(STRIPE))
			.withMessage("the Secret stripe has no key api-key, which gitops/base/shop/deployment.yaml:31 reads;"
					+ " give it: install -D -m 600 /dev/stdin " + file);
		assertThat(file).doesNotExist();
		Files.createDirectories(file.getParent());
		Files.writeString(file, "sk_test\n");
		assertThat(store("dev").value(STRIPE)).isEqualTo("sk_test");
	}

	@Test
	void refusesNamesThatLeadElsewhere() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> store("dev").value(new SecretKey("..", "password")));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> store("dev").value(new SecretKey("redis", "../../password")));
	}

	private SecretStore store(String environment) {
		SecretStore store = new SecretStore(new Home(this.directory), environment);
		store.declare(List.of(REDIS), Map.of(STRIPE, "gitops/base/shop/deployment.yaml:31"));
		return store;
	}

}
