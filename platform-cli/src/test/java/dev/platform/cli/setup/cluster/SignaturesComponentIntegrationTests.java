package dev.platform.cli.setup.cluster;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Argo CD is given where it is to check signatures, too.
 */
class SignaturesComponentIntegrationTests {

	private static final String FILE = "bootstrap/applications/kustomization.yaml";

	@Test
	void givesEveryProjectTheKeysThatSign() throws Exception {
		Path root = Path.of("..").toAbsolutePath().normalize();
		String text = Files.readString(root.resolve(FILE));
		Snapshot snapshot = new EditedSnapshot(new FolderSnapshot(root),
				Changes.none().with(FILE, text + "components:\n- signatures\n"));
		String rendered = String.valueOf(
				new Kustomize(new KustomizeCommand(System.getenv())::words).build(snapshot, "bootstrap/applications"));
		int projects = rendered.split("kind: AppProject", -1).length;
		assertThat(projects).isGreaterThan(3);
		assertThat(rendered.split("mode: head", -1)).hasSize(projects);
	}

}
