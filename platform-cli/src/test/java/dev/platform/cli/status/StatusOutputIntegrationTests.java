package dev.platform.cli.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Golden;
import dev.platform.cli.output.OutputSchemas;
import dev.platform.cli.pipeline.EnvironmentName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusOutputIntegrationTests {

	@Test
	void statusReadsAsInTheFile(@TempDir Path directory) throws IOException {
		ShowStatus status = new ShowStatus(FixtureRepository.create(directory), new OneOfTwo());
		Golden.matches(getClass(), "status.json",
				OutputSchemas.json(status.run()).replace(directory.toString(), "/srv/git"));
	}

	private record OneOfTwo() implements RolloutTarget {

		@Override
		public String description() {
			return "half a system";
		}

		@Override
		public List<Rollout> rollouts() {
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
