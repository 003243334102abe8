package dev.platform.cli.promotion;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import dev.platform.cli.PlatformCli;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The whole program at a pseudo terminal, which {@code script} of util-linux makes.
 */
@Timeout(180)
class PickListIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	private Workplace workplace;

	@BeforeEach
	void open() throws IOException {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no script: install util-linux");
		this.workplace = new Workplace(this.directory);
		this.workplace.pipeline("""
				environments:
				- name: dev
				- name: prod
				  after: dev
				""");
		this.workplace.deploy("vote", "2.0.0");
		this.workplace.deploy("result", "2.0.0");
	}

	@AfterEach
	void close() {
		if (this.workplace != null) {
			this.workplace.close();
		}
	}

	@Test
	void promoteAsksForEnvironmentAndServicesWithLists() throws Exception {
		Process process = platform();
		try (OutputStream keys = process.getOutputStream()) {
			type(keys, "platform> ", "promote\r");
			type(keys, "--env: ", "prod\r");
			assertThat(screen()).contains("1  dev", "2  prod");
			type(keys, "--service (Enter to leave it out): ", "vote\r");
			assertThat(screen()).contains("postgres", "result", "vote", "worker");
			type(keys, "Promoted 1 service from dev to prod", "exit\r");
			assertThat(process.waitFor()).isZero();
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
		}
		assertThat(screen()).contains("platform promote --env prod --service vote", "vote: 1.0.0 → 2.0.0");
		assertThat(this.workplace.git("log", "-1", "--format=%s", "main")).isEqualTo("Promote vote to prod");
	}

	// A pseudo terminal has no size before it is given one.
	private Process platform() throws IOException {
		Path state = Files.createDirectories(this.directory.resolve("state"));
		Files.writeString(state.resolve("target"), "embedded\n");
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		ProcessBuilder builder = new ProcessBuilder("script", "--quiet", "--flush", "--return", "--command",
				"stty rows 40 cols 160; exec %s -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' %s"
					.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), classPath,
							PlatformCli.class.getName()),
				"/dev/null")
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("screen").toFile());
		builder.environment().put("TERM", "xterm");
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().put("PLATFORM_STATE", state.toString());
		builder.environment().put("PLATFORM_REPOSITORY", this.workplace.location().url());
		builder.environment().put("XDG_STATE_HOME", this.directory.toString());
		builder.environment().put("XDG_CACHE_HOME", this.directory.resolve("cache-of-process").toString());
		return builder.start();
	}

	private void type(OutputStream keys, String awaited, String text) throws Exception {
		Instant end = Instant.now().plus(PATIENCE);
		while (!screen().contains(awaited)) {
			assertThat(Instant.now()).as(screen()).isBefore(end);
			Thread.sleep(50);
		}
		keys.write(text.getBytes(StandardCharsets.UTF_8));
		keys.flush();
	}

	// As a person reads it, without what moves the cursor and paints.
	private String screen() throws IOException {
		return Files.readString(this.directory.resolve("screen")).replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");
	}

}
