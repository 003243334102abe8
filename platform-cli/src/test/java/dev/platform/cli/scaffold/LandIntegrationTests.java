package dev.platform.cli.scaffold;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.platform.cli.git.GitServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LandIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void leavesNothingInTheCheckoutWhenItIsInterrupted() throws Exception {
		try (GitServer server = GitServer.start(this.directory)) {
			Path bare = server.create("manifests");
			Path checkout = Files.createDirectory(this.directory.resolve("checkout"));
			Files.writeString(checkout.resolve("README.md"), "as it was");
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-XX:TieredStopAtLevel=1", "-cp",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					LandingProcess.class.getName(), server.location("manifests").url(),
					this.directory.resolve("cache").toString(), checkout.toString())
				.inheritIO()
				.start();
			Path last = checkout.resolve("apps/notes/notes.md");
			while (process.isAlive() && !(Files.exists(last) && Files.readString(last).equals("new"))) {
				Thread.sleep(20);
			}
			assertThat(checkout.resolve("README.md")).content().isEqualTo("edited");
			process.destroy();
			assertThat(process.waitFor(Duration.ofSeconds(20))).isTrue();
			assertThat(checkout.resolve("apps")).doesNotExist();
			assertThat(checkout.resolve("README.md")).content().isEqualTo("as it was");
			assertThat(GitServer.git(bare, "rev-list", "--count", "main")).isEqualTo("1");
		}
	}

}
