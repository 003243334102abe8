package dev.platform.engine.kustomization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClosureTests {

	@Test
	void followsEveryKindOfReference() {
		Map<String, String> files = Map.ofEntries(Map.entry("app/kustomization.yaml", """
				resources: [map.yaml, ../base/]
				bases: [../old]
				components: [../part]
				crds: [crd.json]
				configurations: [config.yaml]
				openapi: {path: schema.json}
				patches:
				- path: patch.yaml
				- patch: |
				    - {op: add, path: /data, value: {x: "http://example.com"}}
				  target: {kind: ConfigMap}
				patchesStrategicMerge:
				- merge.yaml
				- |
				  apiVersion: v1
				  kind: ConfigMap
				  metadata: {name: map}
				patchesJson6902:
				- path: json.yaml
				  target: {kind: ConfigMap, name: map, version: v1}
				replacements:
				- path: replacement.yaml
				- source: {kind: ConfigMap}
				  targets: []
				configMapGenerator:
				- name: a
				  files: [a.conf, b.conf=c.conf]
				  envs: [a.env]
				  env: b.env
				  literals: [URL=http://example.com]
				secretGenerator:
				- name: s
				  files: [s.conf]
				  type: Opaque
				images: [{name: "github.com/x/y", newName: "registry.example.com:5000/x/y"}]
				commonAnnotations: {see: "https://example.com"}
				"""), Map.entry("base/kustomization.yml", "resources: [base.yaml]\n"),
				Map.entry("old/Kustomization", "namePrefix: old-\nresources: []\n"), Map.entry(
						"part/kustomization.yaml", "kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n"));
		Map<String, String> all = new HashMap<>(files);
		List<String> named = List.of("app/map.yaml", "app/crd.json", "app/config.yaml", "app/schema.json",
				"app/patch.yaml", "app/merge.yaml", "app/json.yaml", "app/replacement.yaml", "app/a.conf", "app/c.conf",
				"app/a.env", "app/b.env", "app/s.conf", "base/base.yaml");
		named.forEach((file) -> all.put(file, Tree.MAP));
		all.put("app/unused.yaml", Tree.MAP);
		assertThat(new Closure(Tree.of(all)).of("app")).startsWith("app/kustomization.yaml")
			.containsAll(named)
			.containsAll(files.keySet())
			.hasSize(named.size() + files.size());
	}

	@Test
	void kustomizeGetsReferencesThatItCannotTakeForAddresses() {
		Map<String, String> texts = new Closure(Tree.of(Map.of("app/kustomization.yaml", """
				resources: &all [a/../map.yaml, ./map.yaml, ../x//y/.]
				nameSuffix: 1e3
				namespace: "12"
				images: [{name: é😀, newTag: "a\\tb\\u0085"}]
				commonLabels: {<<: {a: b}, yes: 'it''s'}
				""", "app/map.yaml", Tree.MAP, "x/y/Kustomization", "resources: *none\n".replace("*none", "[]"))))
			.texts(List.of("app"));
		assertThat(texts).containsEntry("app/kustomization.yaml",
				"{\"resources\": [\"./map.yaml\",\"./map.yaml\",\"../x/y\"],\"nameSuffix\": 1e3,\"namespace\": \"12\","
						+ "\"images\": [{name: \"é😀\",newTag: \"a\\tb\\u0085\"}],"
						+ "\"commonLabels\": {yes: \"it's\",a: b}}\n");
	}

	@Test
	void refusesFoldersThatLeadBack() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Closure(Tree.of(Map.of("a/kustomization.yaml", "resources: [../b]\n",
					"b/kustomization.yaml", "# b\nresources: [../a]\n")))
				.of("a"))
			.withMessage("b/kustomization.yaml:2: this leads back to a");
	}

	@Test
	void refusesFoldersThatAreBuiltWithoutEnd() {
		Map<String, String> files = new HashMap<>(Map.of("f20/kustomization.yaml", "namePrefix: x\n"));
		for (int level = 0; level < 20; level++) {
			files.put("f%d/kustomization.yaml".formatted(level),
					"resources: [../f%d, ../f%d/.]\n".formatted(level + 1, level + 1));
		}
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Closure(Tree.of(files)).of("f0"))
			.withMessageMatching("f\\d+/kustomization.yaml:1: this builds more than 5000 folders");
	}

	@Test
	void refusesFoldersThatAreTooDeep() {
		Map<String, String> files = new HashMap<>();
		for (int level = 0; level < 2_000; level++) {
			files.put("f%d/kustomization.yaml".formatted(level), "resources: [../f%d]\n".formatted(level + 1));
		}
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Closure(Tree.of(files)).of("f0"))
			.withMessage("f99/kustomization.yaml:1: this is more than 100 folders deep");
	}

}
