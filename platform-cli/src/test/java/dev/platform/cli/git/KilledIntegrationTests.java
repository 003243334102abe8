package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.repository.Changes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code kill -9} leaves behind in the clone that is kept.
 */
class KilledIntegrationTests {

	private static final int KILLS = 8;

	private static final int ATTEMPTS = 5;

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void theCloneIsWholeWheneverTheProcessDies() throws Exception {
		Path cache = this.directory.resolve("cache");
		for (int kill = 0; kill < KILLS; kill++) {
			List<String> published = publishUntilKilled(cache, ThreadLocalRandom.current().nextInt(500));
			assertThat(GitServer.git(this.bare, "rev-list", "main").lines()).containsAll(published);
			try (var clones = Files.list(cache)) {
				for (Path clone : clones.filter((entry) -> entry.toString().endsWith(".git")).toList()) {
					assertThat(GitServer.git(clone, "fsck", "--strict")).doesNotContain("error", "missing", "corrupt");
				}
			}
			GitRemote next = new GitRemote(() -> this.server.location("platform"), cache);
			Changes changes = Changes.none().with("gitops/overlays/dev/vote/release.env", "OPTION_A=k" + kill + "\n");
			Optional<String> revision = Optional.empty();
			// What the dead process had sent may still arrive: a race like any other.
			for (int attempt = 0; attempt < ATTEMPTS && revision.isEmpty(); attempt++) {
				revision = next.publish(next.fetch(), changes, new CommitMessage("Go on", "", List.of()));
			}
			assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(revision.orElseThrow());
		}
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main"))
			.satisfies((count) -> assertThat(Integer.parseInt(count)).as("commits").isGreaterThan(KILLS + 1));
	}

	private List<String> publishUntilKilled(Path cache, int millis) throws Exception {
		Path output = this.directory.resolve("published");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				PublishingProcess.class.getName(), this.server.location("platform").url(), cache.toString())
			.redirectOutput(output.toFile())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		// A random moment of its work, not of its start.
		while (Files.size(output) == 0 && process.isAlive()) {
			Thread.sleep(10);
		}
		Thread.sleep(millis);
		process.destroyForcibly().waitFor();
		String text = Files.readString(output);
		return text.lines().filter((line) -> line.length() == 40).toList();
	}

}
