package dev.platform.local.manifest;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KustomizeTests {

	@TempDir
	Path directory;

	@Test
	void appendsTheDirectoryToTheCommand() throws Exception {
		assertThat(Kustomize.parse("echo built").build(this.directory)).isEqualTo("built " + this.directory + "\n");
	}

	@Test
	void repeatsTheComplaintWithoutTheDirectoryThatNobodyKnows() throws Exception {
		Path script = Files.writeString(this.directory.resolve("script"), "echo \"Error: no $1/file\" >&2; exit 1");
		assertThatExceptionOfType(RenderingFailed.class)
			.isThrownBy(() -> Kustomize.parse("sh " + script).build(this.directory.resolve("dev")))
			.withMessage("kustomize: no dev/file");
	}

	@Test
	void saysThatTheProgramIsMissing() {
		assertThatExceptionOfType(RenderingFailed.class)
			.isThrownBy(() -> Kustomize.parse("no-such-program build").build(this.directory))
			.withMessage("kustomize: cannot run 'no-such-program build'");
	}

}
