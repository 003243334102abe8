package dev.platform.engine.kustomize;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the root Application brings to Argo CD.
 */
class ApplicationsTests {

	private final String manifests = new Kustomize(new KustomizeCommand(System.getenv())::words)
		.build(new FolderSnapshot(Path.of("..").toAbsolutePath().normalize()), "bootstrap/applications");

	// Argo CD takes away in the reverse order of the waves, each only once the one before
	// is gone. Without its project an Application cannot be deleted.
	@Test
	void theApplicationsOfAnEnvironmentComeAfterTheirProjectAndGoBeforeIt() {
		List<Map<String, Object>> sets = of("ApplicationSet");
		assertThat(sets).hasSize(2).allSatisfy((set) -> {
			assertThat(of("AppProject")).filteredOn((project) -> name(project).equals(name(set)))
				.singleElement()
				.satisfies((project) -> assertThat(wave(project)).isLessThan(wave(set)));
			assertThat(String.valueOf(set.get("spec"))).contains("project=" + name(set));
		});
	}

	// A sync waits until all that it takes away is gone: a project that waited for an
	// Application that stays would hold everything else back.
	@Test
	void noProjectWaitsForItsApplications() {
		assertThat(of("AppProject")).isNotEmpty()
			.allSatisfy((project) -> assertThat(metadata(project)).doesNotContainKey("finalizers"));
	}

	@SuppressWarnings("unchecked")
	private List<Map<String, Object>> of(String kind) {
		return StreamSupport
			.stream(new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(this.manifests).spliterator(), false)
			.map((document) -> (Map<String, Object>) document)
			.filter((object) -> kind.equals(object.get("kind")))
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> metadata(Map<String, Object> object) {
		return (Map<String, Object>) object.getOrDefault("metadata", Map.of());
	}

	private static String name(Map<String, Object> object) {
		return String.valueOf(metadata(object).get("name"));
	}

	private static int wave(Map<String, Object> object) {
		return (metadata(object).get("annotations") instanceof Map<?, ?> annotations
				&& annotations.get("argocd.argoproj.io/sync-wave") instanceof String wave) ? Integer.parseInt(wave) : 0;
	}

}
