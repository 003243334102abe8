package dev.platform.cli.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentsOrderTests {

	@Test
	void previewsComeAfterThePipelinesEnvironments(@TempDir Path root) throws IOException {
		write(root, Pipeline.FILE, "environments:\n- name: test\n- name: prod\n  after: test\n");
		write(root, "gitops/base/vote/kustomization.yaml", "");
		for (String environment : new String[] { "a-look", "prod", "test" }) {
			write(root, "gitops/overlays/%s/vote/kustomization.yaml".formatted(environment), "");
		}
		write(root, "gitops/overlays/empty/README.md", "");
		assertThat(new GitopsRepository(new FolderSnapshot(root)).environments()).extracting(EnvironmentName::value)
			.containsExactly("test", "prod", "a-look");
	}

	private static void write(Path root, String file, String text) throws IOException {
		Path path = root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
