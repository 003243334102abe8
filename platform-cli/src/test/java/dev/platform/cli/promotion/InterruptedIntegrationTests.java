package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ctrl-C in each phase of a promotion leaves everything consistent and tells how to go
 * on, once.
 */
@Timeout(120)
class InterruptedIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	private Workplace workplace;

	@BeforeEach
	void open() throws IOException {
		this.workplace = new Workplace(this.directory);
		this.workplace.pipeline("""
				environments:
				- name: dev
				- name: prod
				  after: dev
				  rollout: {wait: true, stable: 1s, timeout: 5m, revert: true}
				""");
		this.workplace.deploy("vote", "2.0.0");
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void beforeThePushIsConfirmedItIsAllOrNothing() throws Exception {
		Path reached = slowPush("promote");
		String before = this.workplace.head();
		assertThat(interrupted("Healthy", true, () -> Files.exists(reached)))
			.contains("Interrupted before the push was confirmed: all of it is on the branch, or nothing\n"
					+ "  try: platform history --env prod")
			.containsOnlyOnce("Interrupted");
		assertThat(this.workplace.git("rev-list", "--max-count=2", "main").lines()).contains(before);
	}

	@Test
	void whileALookIsAskedForTheCommitStays() throws Exception {
		assertStays(interrupted("Progressing", false, () -> output().contains("refreshing")));
	}

	@Test
	void whileItWaitsTheCommitStays() throws Exception {
		assertStays(interrupted("Progressing", true, () -> output().contains("is Progressing")));
	}

	@Test
	void whileItRevertsItSaysWhereToLook() throws Exception {
		Path reached = slowPush("revert");
		String told = interrupted("Degraded", true, () -> Files.exists(reached));
		assertThat(told)
			.contains(
					"while commit %.7s was being reverted: all of that is on the branch, or nothing"
						.formatted(promotion()),
					"try: platform history --env prod, and unless it is there: platform rollback --env prod")
			.containsOnlyOnce("Interrupted");
		assertThat(this.workplace.git("fsck", "--strict")).doesNotContain("error", "missing");
	}

	private void assertStays(String told) throws IOException {
		assertThat(told)
			.contains("Interrupted: commit %.7s stays on the branch and goes on rolling out; nothing is reverted\n"
				.formatted(this.workplace.head()) + "  try: platform wait --env prod, or: platform rollback --env prod")
			.containsOnlyOnce("Interrupted");
		assertThat(promotion()).isEqualTo(this.workplace.head());
	}

	private String promotion() throws IOException {
		return this.workplace.git("log", "-1", "--format=%H", "--grep=Platform-Action: promote", "main");
	}

	// A server that takes its time for the commits of one action.
	private Path slowPush(String action) throws IOException {
		Path reached = this.directory.resolve("reached");
		this.workplace.hook("pre-receive", """
				read old new ref
				git log -1 --format=%%B $new | grep -q 'Platform-Action: %s' || exit 0
				touch %s
				sleep 5""".formatted(action, reached));
		return reached;
	}

	private String interrupted(String health, boolean refreshes, Moment moment) throws Exception {
		// What was started in the background ignores the signal, and so does what that
		// starts.
		Process process = new ProcessBuilder("env", "--default-signal=INT",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				InterruptedProcess.class.getName(), this.workplace.location().url(),
				this.directory.resolve("cache-of-process").toString(), health, String.valueOf(refreshes))
			.redirectOutput(this.directory.resolve("output").toFile())
			.redirectError(this.directory.resolve("errors").toFile())
			.start();
		try {
			Instant end = Instant.now().plus(PATIENCE);
			while (!moment.reached()) {
				assertThat(process.isAlive()).as(Files.readString(this.directory.resolve("errors"))).isTrue();
				assertThat(Instant.now()).isBefore(end);
				Thread.sleep(20);
			}
			new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(130);
			return output();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private String output() throws IOException {
		return Files.readString(this.directory.resolve("output"));
	}

	/**
	 * Whether it is time to interrupt.
	 */
	private interface Moment {

		boolean reached() throws IOException;

	}

}
