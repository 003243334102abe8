package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.output.Golden;
import dev.platform.cli.output.OutputSchemas;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.ShowHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PromotionOutputIntegrationTests {

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	@TempDir
	Path directory;

	private GitRemote remote;

	private MakeChange change;

	@BeforeEach
	void create() throws IOException {
		this.remote = FixtureRepository.create(this.directory);
		this.change = PromotionPath.of(this.remote);
	}

	@Test
	void previewReadsAsInTheFiles() throws IOException {
		Preview preview = (Preview) this.change.run(true, (at) -> Promote.intent(at, PROD, null));
		assertThat(OutputSchemas.json(preview)).doesNotContain("hunter");
		Golden.matches(getClass(), "preview.json", OutputSchemas.json(preview));
		Golden.matches(getClass(), "preview.txt", preview.text());
		Golden.matches(getClass(), "preview.md", preview.markdown());
	}

	@Test
	void outcomeAndHistoryReadAsInTheFiles() throws IOException {
		Outcome outcome = (Outcome) this.change.run(false, (at) -> Promote.intent(at, PROD, null));
		Golden.matches(getClass(), "outcome.json", OutputSchemas.json(outcome));
		Golden.matches(getClass(), "outcome.txt", outcome.text());
		Golden.matches(getClass(), "history.json",
				OutputSchemas.json(PromotionPath.history(this.remote).run(PROD, 10)));
	}

	@Test
	void nothingToDoIsAnAnswerInEachFormat() throws IOException {
		this.change.run(false, (at) -> Promote.intent(at, PROD, null));
		Preview preview = (Preview) this.change.run(true, (at) -> Promote.intent(at, PROD, null));
		Golden.matches(getClass(), "nothing.json", OutputSchemas.json(preview));
		assertThat(preview.markdown()).startsWith("```\nNothing to promote: prod and dev ask for the same");
		Outcome outcome = (Outcome) this.change.run(false, (at) -> Promote.intent(at, PROD, null));
		assertThat(OutputSchemas.json(outcome)).contains("\"revision\" : null");
	}

}
