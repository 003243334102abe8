package dev.platform.cli.gitops;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OverlayTests {

	private static final String PIPELINE = "environments:\n- name: dev\n- name: prod\n  after: dev\n";

	private static final String KUSTOMIZATION = """
			images:
			- name: vote
			  newName: registry.example.com/vote
			  newTag: "%s" # the release
			replicas:
			- name: vote
			  count: %d # Pods
			""";

	private static final ImageReference SECOND = ImageReference.of("registry.example.com/vote:2.0.0");

	@TempDir
	Path directory;

	@Test
	void takesRepositoryTagAndSettingsOfARelease() {
		Overlay overlay = overlay("prod", KUSTOMIZATION.formatted("1.0.0", 3), "A=1\n");
		Changes changes = overlay
			.changesTo(new Release(ImageReference.of("mirror.example.com/vote:2.0.0"), Optional.of("A=2\n")));
		assertThat(changes.texts()).containsExactly(
				Map.entry(overlay.folder() + "/kustomization.yaml",
						KUSTOMIZATION.formatted("2.0.0", 3).replace("registry", "mirror")),
				Map.entry(overlay.folder() + "/release.env", "A=2\n"));
	}

	@Test
	void asksForNoEditWhereItHasTheRelease() {
		Overlay overlay = overlay("prod", KUSTOMIZATION.formatted("2.0.0", 3), null);
		assertThat(overlay.changesTo(new Release(SECOND, Optional.empty())).isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "dev,1", "prod,2", "vote-7,1" })
	void startsAsManyAsAnEnvironmentHas(String environment, int count) {
		Overlay overlay = overlay(environment, KUSTOMIZATION.formatted("unreleased", 0), null);
		assertThat(overlay.changesTo(new Release(SECOND, Optional.empty())).texts()).containsExactly(
				Map.entry(overlay.folder() + "/kustomization.yaml", KUSTOMIZATION.formatted("2.0.0", count)));
	}

	@Test
	void stopsWhatIsNotReleasedAnyMore() {
		Overlay overlay = overlay("prod", KUSTOMIZATION.formatted("2.0.0", 2), null);
		assertThat(overlay.changesTo(new Release(ImageReference.unreleased(SECOND.repository()), Optional.empty()))
			.texts()).containsExactly(
					Map.entry(overlay.folder() + "/kustomization.yaml", KUSTOMIZATION.formatted("unreleased", 0)));
	}

	@Test
	void makesAndKeepsNoSettingsThatOneSideAloneHas() {
		Overlay without = overlay("prod", KUSTOMIZATION.formatted("1.0.0", 2), null);
		assertRefused(without, new Release(SECOND, Optional.of("A=1\n")),
				"gitops/overlays/prod/vote takes no release settings: it has no release.env");
		Overlay with = overlay("prod", KUSTOMIZATION.formatted("1.0.0", 2), "A=1\n");
		assertRefused(with, new Release(SECOND, Optional.empty()),
				"gitops/overlays/prod/vote would keep its release.env: the release that is wanted has none");
	}

	private static void assertRefused(Overlay overlay, Release release, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> overlay.changesTo(release))
			.withMessage(message)
			.satisfies((problem) -> {
				assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED);
				assertThat(problem.hint()).startsWith("add release.env ");
			});
	}

	private Overlay overlay(String environment, String kustomization, @Nullable String settings) {
		String folder = "gitops/overlays/%s/vote/".formatted(environment);
		Changes files = Changes.none().with(Pipeline.FILE, PIPELINE).with(folder + "kustomization.yaml", kustomization);
		return new Overlay(
				new EditedSnapshot(new FolderSnapshot(this.directory),
						(settings != null) ? files.with(folder + "release.env", settings) : files),
				new EnvironmentName(environment), new ServiceName("vote"));
	}

}
