package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BatchIntegrationTests {

	private final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	@Test
	void rendersEachFolderAsAloneThoughNamesAreAlike(@TempDir Path root) throws IOException {
		// Two services of one base, told apart by a prefix, whose ConfigMaps have one
		// name.
		write(root, "base/kustomization.yaml", "resources: [deployment.yaml]\n");
		write(root, "base/deployment.yaml", """
				apiVersion: apps/v1
				kind: Deployment
				metadata:
				  name: app
				spec:
				  template:
				    spec:
				      containers:
				      - name: app
				        envFrom:
				        - configMapRef:
				            name: release
				""");
		for (String service : List.of("api", "basket", "cart")) {
			write(root, service + "/kustomization.yaml", """
					resources: [../base]
					namePrefix: %s-
					configMapGenerator:
					- name: release
					  literals: [A=%s]
					""".formatted(service, service));
		}
		FolderSnapshot snapshot = new FolderSnapshot(root);
		List<RenderedFolder> rendered = new Batch(this.kustomize).build(snapshot, List.of("api", "basket", "cart"));
		assertThat(rendered).extracting(RenderedFolder::folder).containsExactly("api", "basket", "cart");
		assertThat(rendered).allSatisfy((folder) -> {
			assertThat(folder.problem()).isNull();
			assertThat(folder.manifests()).isEqualTo(this.kustomize.build(snapshot, folder.folder()))
				.contains("name: %s-release-".formatted(folder.folder()));
		});
	}

	@Test
	void oneThatCannotBeReadDoesNotSpoilTheOthers(@TempDir Path root) throws IOException {
		for (String folder : List.of("api", "cart")) {
			write(root, folder + "/kustomization.yaml", "resources: [map.yaml]\n");
			write(root, folder + "/map.yaml",
					"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\n".formatted(folder));
		}
		write(root, "basket/kustomization.yaml", "resources: [\n");
		List<RenderedFolder> rendered = new Batch(this.kustomize).build(new FolderSnapshot(root),
				List.of("api", "basket", "cart"));
		assertThat(rendered).extracting((folder) -> folder.problem() == null).containsExactly(true, false, true);
		assertThat(rendered.getLast().manifests()).contains("name: cart");
	}

	private static void write(Path root, String file, String text) throws IOException {
		Path path = root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
