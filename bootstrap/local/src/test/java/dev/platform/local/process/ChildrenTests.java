package dev.platform.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.platform.local.home.Home;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ChildrenTests {

	@TempDir
	Path directory;

	private Home home;

	private Children children;

	@BeforeEach
	void create() {
		this.home = new Home(this.directory);
		this.children = new Children(this.home);
	}

	@AfterEach
	void stop() {
		this.children.stopAll(Duration.ZERO);
	}

	@Test
	void stopsAProcessAndForgetsIt() throws Exception {
		Child child = this.children.start(launch("exec sleep 100"));
		assertThat(record(child)).exists();
		child.stop(Duration.ofSeconds(5));
		assertThat(child.alive()).isFalse();
		assertThat(child.epitaph()).isEqualTo("was killed by signal 15");
		await().untilAsserted(() -> assertThat(record(child)).doesNotExist());
	}

	@Test
	void killsAProcessThatDoesNotListen() throws Exception {
		Child child = this.children.start(launch("trap '' TERM; echo deaf; while :; do sleep 0.1; done"));
		await().untilAsserted(() -> assertThat(log()).content().contains("deaf"));
		child.stop(Duration.ofMillis(200));
		assertThat(child.epitaph()).isEqualTo("was killed by signal 9: deaf");
	}

	@Test
	void givesAProcessNothingButItsOwnEnvironment() throws Exception {
		this.children.run(launch("env | cut -d= -f1 | sort | tr '\n' ' '"), new File("/dev/null"));
		assertThat(log()).content().contains("GREETING").doesNotContain("HOME", "USER");
	}

	@Test
	void showsNobodyElseWhatAProcessWritesAndSays() throws Exception {
		this.children.run(launch("umask; echo who voted >votes; mkdir more"), new File("/dev/null"));
		assertThat(modes(log())).isEqualTo("rw-------");
		assertThat(modes(this.directory.resolve("data"))).isEqualTo("rwx------");
		assertThat(modes(this.directory.resolve("data/votes"))).isEqualTo("rw-------");
		assertThat(modes(this.directory.resolve("data/more"))).isEqualTo("rwx------");
	}

	private static String modes(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	@Test
	void tellsTheLastWordsOfAProcessThatFailed() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.children.run(launch("echo no space left; exit 3"), new File("/dev/null")))
			.withMessage("test exited with code 3: no space left");
	}

	@Test
	void readsTheMessageOfAStructuredLog() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.children.run(
				launch("echo '{\"level\":\"ERROR\",\"message\":\"no database\",\"ecs\":1}'; exit 1"),
				new File("/dev/null")))
			.withMessage("test exited with code 1: no database");
	}

	@Test
	void stopsWhatAnEarlierLifeLeftBehind() throws Exception {
		Child leftover = this.children.start(launch("exec sleep 100"));
		new Children(this.home).stopLeftovers();
		assertThat(leftover.alive()).isFalse();
	}

	@Test
	void sparesAnotherProcessThatHasGotTheSameNumber() throws Exception {
		Child stranger = this.children.start(launch("exec sleep 100"));
		Instant earlier = Instant.now().minus(Duration.ofHours(1));
		Files.writeString(record(stranger),
				new ProcessRecord(stranger.pid(), earlier, StopSignal.TERM, "something else").format());
		new Children(this.home).stopLeftovers();
		assertThat(stranger.alive()).isTrue();
	}

	private Launch launch(String script) {
		return new Launch("test", List.of("sh", "-c", script), Map.of("PATH", System.getenv("PATH"), "GREETING", "hi"),
				this.directory.resolve("data"), log(), StopSignal.TERM);
	}

	private Path log() {
		return this.directory.resolve("test.log");
	}

	private Path record(Child child) {
		return this.home.run().resolve("processes").resolve(child.pid() + ".process");
	}

}
