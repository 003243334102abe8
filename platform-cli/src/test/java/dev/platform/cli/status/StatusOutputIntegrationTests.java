package dev.platform.cli.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Golden;
import dev.platform.cli.output.OutputSchemas;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.Workplace;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StatusOutputIntegrationTests {

	@Test
	void statusReadsAsInTheFile(@TempDir Path directory) throws IOException {
		List<String> told = new ArrayList<>();
		ShowStatus status = new ShowStatus(FixtureRepository.create(directory), new OneOfTwo(true), told::add);
		Golden.matches(getClass(), "status.json",
				OutputSchemas.json(status.run()).replace(directory.toString(), "/srv/git"));
		assertThat(told).isEmpty();
	}

	@Test
	void showsWhatGitAsksForWhereNothingAnswers(@TempDir Path directory) throws IOException {
		List<String> told = new ArrayList<>();
		ShowStatus status = new ShowStatus(FixtureRepository.create(directory), new OneOfTwo(false), told::add);
		assertThat(status.run().services()).isNotEmpty().allMatch((service) -> service.health().equals("Unknown"));
		assertThat(told).containsExactly("What runs is not known: it says nothing");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> status.run(status.desired()))
			.withMessage("it says nothing");
	}

	@Test
	void oneThatCannotBeReadIsOneRow(@TempDir Path directory) throws IOException {
		try (Workplace place = new Workplace(directory)) {
			place.commit("Break one", "gitops/overlays/dev/vote/kustomization.yaml", "images: []\n");
			place.commit("Keep an old one", "gitops/overlays/_archive/vote/kustomization.yaml", "images: []\n");
			place.commit("Add a foreign one", "gitops/base/My_Lib/kustomization.yaml", "resources: []\n");
			place.commit("Use it", "gitops/overlays/dev/My_Lib/kustomization.yaml", "resources: []\n");
			ShowStatus status = new ShowStatus(place.remote(), new OneOfTwo(true), (_) -> {
			});
			assertThat(status.run().services()).extracting(ServiceStatus::name)
				.contains("dev/vote", "dev/result", "prod/vote")
				.doesNotContain("dev/My_Lib", "_archive/vote");
			assertThat(status.run().services()).filteredOn((service) -> !service.isReadable())
				.singleElement()
				.satisfies((service) -> assertThat(service.message())
					.isEqualTo("gitops/overlays/dev/vote/kustomization.yaml sets no image"));
			assertThat(status.run().text()).containsPattern("dev +vote +- +-")
				.contains("dev/vote: gitops/overlays/dev/vote/kustomization.yaml sets no image");
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> new WatchStatus(status, (_) -> {
			}).run())
				.withMessage("dev/vote cannot be watched: gitops/overlays/dev/vote/kustomization.yaml sets no image");
		}
	}

	private record OneOfTwo(boolean answers) implements RolloutTarget {

		@Override
		public String description() {
			return "half a system";
		}

		@Override
		public List<Rollout> rollouts() {
			if (!this.answers) {
				throw Problem.failed("it says nothing", "kubectl get nodes");
			}
			return List.of(new Rollout("prod", "vote", "registry.example.com/vote:1.0.0",
					List.of("registry.example.com/vote:1.0.0"), "0".repeat(40), "0".repeat(40), false, "Synced",
					"Healthy", Instant.EPOCH, "https://prod.example.com/vote", null));
		}

		@Override
		public boolean isThere() {
			return true;
		}

		@Override
		public void refresh(EnvironmentName environment, List<ServiceName> services) {
		}

	}

}
