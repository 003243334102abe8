package dev.platform.local.manifest;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OverlaysTests {

	@TempDir
	Path export;

	@Test
	void takesTheOrderFromThePipeline() throws Exception {
		for (String environment : new String[] { "alpha", "dev", "prod", "staging" }) {
			Files.createDirectories(this.export.resolve("gitops/overlays").resolve(environment));
		}
		Files.writeString(this.export.resolve("gitops/pipeline.yaml"), """
				environments:
				- name: dev
				- name: staging
				  after: dev
				- name: prod
				  after: staging
				- name: without-a-folder
				""");
		assertThat(new Overlays(new FolderSnapshot(this.export)).environments()).containsExactly("dev", "staging",
				"prod", "alpha");
	}

	@Test
	void isEmptyWithoutOverlays() throws Exception {
		assertThat(new Overlays(new FolderSnapshot(this.export)).environments()).isEmpty();
	}

}
