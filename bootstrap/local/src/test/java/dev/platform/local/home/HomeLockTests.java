package dev.platform.local.home;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HomeLockTests {

	@TempDir
	Path directory;

	@Test
	void isGivenToOneAtATime() throws Exception {
		Home home = new Home(this.directory);
		try (HomeLock _ = HomeLock.tryAcquire(home).orElseThrow()) {
			assertThat(HomeLock.tryAcquire(home)).isEmpty();
		}
		try (HomeLock again = HomeLock.tryAcquire(home).orElseThrow()) {
			assertThat(again).isNotNull();
		}
	}

}
