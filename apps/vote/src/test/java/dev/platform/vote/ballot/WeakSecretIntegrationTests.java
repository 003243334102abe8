package dev.platform.vote.ballot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.platform.vote.VoteApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service as a process of its own, as a cluster starts it.
 */
class WeakSecretIntegrationTests {

	private static final String SECRET = "not-32-bytes";

	@Test
	void endsAtOnceAndSaysWhyInOneLine(@TempDir Path directory) throws Exception {
		Path log = directory.resolve("log");
		ProcessBuilder builder = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), VoteApplication.class.getName(),
						"--server.port=0", "--management.server.port=0"));
		builder.environment().put("VOTE_COOKIE_SECRET", SECRET);
		int code = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
		assertThat(code).isOne();
		List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
		assertThat(lines).filteredOn((line) -> line.contains("VOTE_COOKIE_SECRET"))
			.singleElement()
			.asString()
			.contains("VOTE_COOKIE_SECRET holds a secret of 12 bytes: it needs 32 or more")
			.contains("openssl rand -hex 32");
		assertThat(lines).noneMatch((line) -> line.contains(SECRET))
			.noneMatch((line) -> line.contains("stack_trace"))
			.noneMatch((line) -> line.contains("Tomcat started"));
	}

}
