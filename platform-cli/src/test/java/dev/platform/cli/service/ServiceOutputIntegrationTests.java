package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.output.Golden;
import dev.platform.cli.output.OutputSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceOutputIntegrationTests {

	@Test
	void listReadsAsInTheFile(@TempDir Path directory) throws IOException {
		Golden.matches(getClass(), "service-list.json",
				OutputSchemas.json(new ListServices(FixtureRepository.create(directory)).run()));
	}

}
