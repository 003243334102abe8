package dev.platform.cli.gitops;

import dev.platform.cli.output.ExitCode;
import dev.platform.cli.output.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PipelineTests {

	@Test
	void keepsTheOrderOfTheFile() {
		Pipeline pipeline = pipeline("environments: [{name: dev}, {name: acc, after: dev}, {name: prod, after: acc}]");
		assertThat(pipeline.environments()).extracting((environment) -> environment.name().value())
			.containsExactly("dev", "acc", "prod");
		assertThat(pipeline.environment(new EnvironmentName("prod")).after()).isEqualTo(new EnvironmentName("acc"));
		assertThat(pipeline.first().name()).isEqualTo(new EnvironmentName("dev"));
	}

	@Test
	void listsTheEnvironmentsWhenAskedForAnother() {
		Pipeline pipeline = pipeline("environments: [{name: dev}, {name: prod, after: dev}]");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> pipeline.environment(new EnvironmentName("qa")))
			.satisfies((problem) -> {
				assertThat(problem.hint()).isEqualTo("use one of: dev, prod");
				assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "environments: []", "environments: [dev]", "environments: [{name: prod, after: dev}]",
			"environments: [{name: dev}, {name: dev}]", "environments: [{name: Dev}]", "environments: {dev: {}}" })
	void refusesAPipelineThatMakesNoSense(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> pipeline(text));
	}

	private static Pipeline pipeline(String text) {
		return Pipeline.read(new YamlFile(Pipeline.FILE, text));
	}

}
