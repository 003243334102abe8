package dev.platform.cli.environment;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.output.Golden;
import dev.platform.cli.output.OutputSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentOutputIntegrationTests {

	@Test
	void listReadsAsInTheFile(@TempDir Path directory) throws IOException {
		Golden.matches(getClass(), "environment-list.json",
				OutputSchemas.json(new ListEnvironments(FixtureRepository.create(directory)).run()));
	}

}
