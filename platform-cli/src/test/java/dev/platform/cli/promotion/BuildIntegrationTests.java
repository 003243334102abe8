package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.promotion.history.ShowHistory;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code deploy --build} looks at before it builds, in a checkout where nothing can
 * be built.
 */
class BuildIntegrationTests {

	private static final String DEV_AND_PROD = """
			environments:
			- name: dev
			%s- name: prod
			  after: dev
			""";

	private Workplace workplace;

	private PromotionCommands commands;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new Workplace(directory);
		BuildRelease build = new BuildRelease(this.workplace.remote, new ImageBuild(directory, Optional::empty),
				this.workplace.told::add);
		this.commands = new PromotionCommands(PromotionPath.of(this.workplace.remote),
				new StaticListableBeanFactory(Map.of("deliver", this.workplace.deliver()))
					.getBeanProvider(Deliver.class),
				build, new Rollback(this.workplace.remote),
				new ShowHistory(this.workplace.remote, this.workplace.rollouts, this.workplace.told::add));
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void buildsWhereNoRuleRefuses() {
		assertNotDeployed(false, false, "there is no module apps/vote to build", ExitCode.WRONG_USAGE);
		assertThat(this.workplace.told).singleElement()
			.asString()
			.startsWith("Building apps/vote as registry.example.com/vote:2");
	}

	@Test
	void buildsNothingToShowAPreview() {
		assertNotDeployed(true, false, "--build pushes an image, and --dry-run changes nothing", ExitCode.WRONG_USAGE);
		assertThat(this.workplace.told).isEmpty();
	}

	@Test
	void buildsNothingThatARuleRefuses() throws IOException {
		this.workplace.pipeline(DEV_AND_PROD.formatted("  signed: true\n"));
		assertNotDeployed(false, false, "signed (gitops/pipeline.yaml:3): changes of dev are signed commits",
				ExitCode.REFUSED);
		assertThat(this.workplace.told).isEmpty();
	}

	@Test
	void buildsNothingThatCannotBeWaitedForAsItWasAsked() {
		assertNotDeployed(false, true, "there is nothing to wait for (no cluster); nothing has changed",
				ExitCode.FAILED);
		assertThat(this.workplace.told).isEmpty();
	}

	private void assertNotDeployed(boolean dryRun, boolean wait, String message, ExitCode code) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.commands.deploy(new ServiceName("vote"), null, true, null, null, dryRun, null, null,
					wait, false, false, OutputFormat.TABLE))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(code));
	}

}
