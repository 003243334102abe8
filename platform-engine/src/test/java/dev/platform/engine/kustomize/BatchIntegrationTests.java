package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

	// Whoever writes two folders would have one of them look as if it read its own
	// Secret:
	// what is dropped from a folder's objects changes references all the same.
	@ParameterizedTest
	@ValueSource(strings = {
			// An operation of a JSON patch.
			"""
					patches:
					- target: {kind: Secret}
					  patch: '[{"op": "replace", "path": "/metadata/name", "value": "api.own"}]'
					""", """
					patches:
					- target: {kind: Secret}
					  patch: |
					    - op: replace
					      path: "/metadat\\u0061/name"
					      value: api.own
					""", """
					patches:
					- target: {kind: Secret}
					  patch: |
					    - op: replace
					      path: anything/metadata/name
					      value: api.own
					""", """
					patches:
					- target: {kind: Secret}
					  patch: |
					    - op: replace
					      path: /metadata
					      value:
					        name: api.own
					        annotations: {config.kubernetes.io/local-config: "true"}
					""", """
					patches:
					- path: patch.yaml
					  target: {kind: Secret}
					""",
			// A patch that is merged.
			"""
					patches:
					- target: {kind: Secret}
					  options: {allowNameChange: true}
					  patch: |
					    {apiVersion: v1, kind: Secret, metadata: {name: api.own}}
					""", """
					patches:
					- target: {kind: Secret}
					  patch: |
					    apiVersion: v1
					    kind: Secret
					    metadata:
					      name: api.own
					      annotations: {internal.config.kubernetes.io/allowNameChange: enabled}
					""", """
					namePrefix: api.
					""", """
					transformers:
					- |
					  apiVersion: builtin
					  kind: PatchTransformer
					  metadata: {name: rename}
					  target: {kind: Secret}
					  patch: '[{"op": "replace", "path": "/metadata/name", "value": "api.own"}]'
					""" })
	void rendersAFolderAsAloneThoughAnotherRenamesWhatItRefersTo(String renaming, @TempDir Path root)
			throws IOException {
		for (String name : List.of("postgres", "\"postgr\\x65s\"", "\"post\\\n              gres\"",
				">-\n              postgres")) {
			write(root, "api/kustomization.yaml", "resources: [deployment.yaml]\n");
			write(root, "api/deployment.yaml", """
					apiVersion: apps/v1
					kind: Deployment
					metadata:
					  name: api
					spec:
					  template:
					    spec:
					      containers:
					      - name: api
					        envFrom:
					        - secretRef:
					            name: %s
					""".formatted(name));
			write(root, "zoo/kustomization.yaml", "resources: [secret.yaml]\n" + renaming);
			write(root, "zoo/patch.yaml", "- {op: replace, path: /metadata/name, value: api.own}\n");
			write(root, "zoo/secret.yaml", """
					apiVersion: v1
					kind: Secret
					metadata:
					  name: %s
					  annotations: {config.kubernetes.io/local-config: "true"}
					""".formatted(name.replace("              ", "    ")));
			FolderSnapshot snapshot = new FolderSnapshot(root);
			assertThat(new Batch(this.kustomize).build(snapshot, List.of("api", "zoo")).getFirst().manifests()).as(name)
				.isEqualTo(this.kustomize.build(snapshot, "api"))
				.contains("name: postgres");
		}
	}

	@Test
	void rendersAFolderAsAloneThoughItMakesANameUpThatAnotherRenames(@TempDir Path root) throws IOException {
		write(root, "api/kustomization.yaml", """
				resources: [deployment.yaml]
				replacements:
				- source: {kind: Deployment, fieldPath: metadata.name}
				  targets:
				  - select: {kind: Deployment}
				    fieldPaths: [spec.template.spec.containers.0.envFrom.0.secretRef.name]
				    options: {delimiter: "-", index: 1}
				""");
		write(root, "api/deployment.yaml", """
				apiVersion: apps/v1
				kind: Deployment
				metadata:
				  name: worker
				spec:
				  template:
				    spec:
				      containers:
				      - name: api
				        envFrom:
				        - secretRef:
				            name: postgres-any
				""");
		write(root, "zoo/kustomization.yaml", "resources: [secret.yaml]\nnamePrefix: api.\n");
		write(root, "zoo/secret.yaml", """
				apiVersion: v1
				kind: Secret
				metadata:
				  name: postgres-worker
				  annotations: {config.kubernetes.io/local-config: "true"}
				""");
		FolderSnapshot snapshot = new FolderSnapshot(root);
		assertThat(new Batch(this.kustomize).build(snapshot, List.of("api", "zoo")).getFirst().manifests())
			.isEqualTo(this.kustomize.build(snapshot, "api"))
			.contains("name: postgres-worker");
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
