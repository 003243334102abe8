package dev.platform.engine.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScratchFolderTests {

	// Above what Linux gives to processes.
	private static final String NOBODY = "99999999";

	@TempDir
	Path directory;

	@Test
	void deletesWhatKilledProcessesHaveLeftAndNothingElse() throws IOException {
		Path left = Files.createDirectories(this.directory.resolve("render-%s-1".formatted(NOBODY)));
		Path outside = Files.createDirectories(this.directory.resolve("outside"));
		Path canary = Files.writeString(outside.resolve("canary"), "untouched");
		Files.createSymbolicLink(left.resolve("link"), outside);
		Path own = ScratchFolder.in(this.directory, "render-");
		Path others = Files.createDirectories(this.directory.resolve("render-x"));
		Path link = Files.createSymbolicLink(this.directory.resolve("render-%s-2".formatted(NOBODY)), outside);
		ScratchFolder.sweep(this.directory, "render-", Instant.now().minusSeconds(600));
		assertThat(left).exists();
		ScratchFolder.sweep(this.directory, "render-", Instant.now().plusSeconds(600));
		assertThat(left).doesNotExist();
		assertThat(own).exists();
		assertThat(others).exists();
		assertThat(link).isSymbolicLink();
		assertThat(canary).content().isEqualTo("untouched");
	}

}
