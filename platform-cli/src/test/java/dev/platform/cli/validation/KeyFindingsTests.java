package dev.platform.cli.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.cli.policy.Finding;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFindingsTests {

	@TempDir
	Path directory;

	@Test
	void namesTheLineThatRequiresSignaturesOfNobody() throws IOException {
		write("gitops/pipeline.yaml", "environments:\n- name: dev\n- name: prod\n  signatures: required\n");
		assertThat(new KeyFindings(new FolderSnapshot(this.directory)).all()).singleElement()
			.satisfies((finding) -> assertThat(place(finding)).isEqualTo("gitops/pipeline.yaml:4"))
			.satisfies((finding) -> assertThat(finding.message()).contains("no keys are trusted"));
	}

	@Test
	void namesWhatTrustsNobody() throws IOException {
		write("gitops/pipeline.yaml", "environments: [{name: dev}]\n");
		write("gitops/trusted-keys/README.md", "# Whom we trust\n");
		write("gitops/trusted-keys/allowed_signers", "# Anna\nanna ssh-ed25519 AAAA\n");
		write("gitops/trusted-keys/ben.asc", "ben's key\n");
		write("gitops/trusted-keys/platform/key.pub", "ssh-ed25519 AAAA\n");
		assertThat(new KeyFindings(new FolderSnapshot(this.directory)).all()).extracting(KeyFindingsTests::place)
			.containsExactlyInAnyOrder("gitops/trusted-keys/allowed_signers:2", "gitops/trusted-keys/ben.asc:1",
					"gitops/trusted-keys/platform/key.pub:1");
	}

	@Test
	void hasNothingToSayOfARepositoryWithoutKeys() throws IOException {
		write("gitops/pipeline.yaml", "environments: [{name: dev}]\n");
		assertThat(new KeyFindings(new FolderSnapshot(this.directory)).all()).isEmpty();
	}

	private static String place(Finding finding) {
		return finding.file() + ":" + finding.line();
	}

	private void write(String path, String text) throws IOException {
		Path file = this.directory.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
