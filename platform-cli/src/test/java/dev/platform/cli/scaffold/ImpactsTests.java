package dev.platform.cli.scaffold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImpactsTests {

	private static final String COMMIT = "1".repeat(40);

	// Otherwise an environment would be changed in a freeze by whoever did not fetch.
	@Test
	void refusesToJudgeWhatNeedsABaseThatIsNotOnThisMachine() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> impacts("https://git.example.com/bases?ref=" + COMMIT))
			.withMessage(
					"gitops/base/vote/kustomization.yaml:2: the base https://git.example.com/bases at %s is not on "
						.formatted(COMMIT) + "this machine");
	}

	@Test
	void takesWhatBuildsNowhereForNothing() {
		assertThat(impacts("missing.yaml")).allSatisfy((impact) -> assertThat(impact.pods()).isEmpty());
	}

	private static List<Impact> impacts(String resource) {
		Snapshot before = new EditedSnapshot(new FolderSnapshot(Path.of("no-such-folder")), Changes.none()
			.with(Map.of("gitops/pipeline.yaml", """
					environments: [{name: prod}]
					bases:
					- repository: https://git.example.com/bases
					  commit: "%s"
					""".formatted(COMMIT), "gitops/overlays/prod/vote/kustomization.yaml",
					"resources: [../../../base/vote]\n", "gitops/base/vote/kustomization.yaml",
					"resources:\n- %s\n- map.yaml\n".formatted(resource), "gitops/base/vote/map.yaml", "a: b\n")));
		Changes changes = Changes.none().with("gitops/base/vote/map.yaml", "a: c\n");
		return new Impacts(new Kustomize(() -> List.of("false")), before, new EditedSnapshot(before, changes), changes)
			.all();
	}

}
