package dev.platform.cli.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.EnvironmentName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Twenty at once on one branch; half of them share a clone, as on a build server.
 */
class ContentionIntegrationTests {

	private static final int PROMOTERS = 20;

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void everyDeploymentThatSucceededIsInTheHistoryOnce() throws Exception {
		List<Outcome> outcomes = atOnce((number) -> change(number).run(false,
				(at) -> Deploy.intent(at, null, new ServiceName("vote"), image(number), Map.of())));
		assertThat(outcomes).extracting(Outcome::revision)
			.doesNotContainNull()
			.containsExactlyInAnyOrderElementsOf(revisionsAfterTheFirst());
	}

	@Test
	void onePromotionIsMadeAndTheOthersSayThatNothingIsLeft() throws Exception {
		change(0).run(false, (at) -> Deploy.intent(at, null, new ServiceName("vote"), image(0), Map.of()));
		List<Outcome> outcomes = atOnce((number) -> change(number).run(false, (at) -> Promote.intent(at, PROD, null)));
		assertThat(outcomes.stream().filter((outcome) -> outcome.revision() != null)).singleElement()
			.satisfies((made) -> assertThat(revisionsAfterTheFirst().getFirst()).isEqualTo(made.revision()));
		assertThat(revisionsAfterTheFirst()).hasSize(2);
	}

	private List<Outcome> atOnce(IntFunction<Report> promoter) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		List<Future<Outcome>> futures = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(PROMOTERS)) {
			for (int number = 1; number <= PROMOTERS; number++) {
				int own = number;
				futures.add(executor.submit(() -> {
					start.await();
					return (Outcome) promoter.apply(own);
				}));
			}
			start.countDown();
		}
		List<Outcome> outcomes = new ArrayList<>();
		for (Future<Outcome> future : futures) {
			outcomes.add(future.get());
		}
		return outcomes;
	}

	private MakeChange change(int number) {
		String cache = (number % 2 == 0) ? "shared" : "own-" + number;
		GitRemote remote = new GitRemote(() -> this.server.location("platform"), this.directory.resolve(cache));
		return PromotionPath.of(remote);
	}

	private static ImageReference image(int number) {
		return ImageReference.of("registry.example.com/vote:2.0." + number);
	}

	private List<String> revisionsAfterTheFirst() throws IOException {
		return GitServer.git(this.bare, "rev-list", "main")
			.lines()
			.filter((revision) -> !revision.equals(first()))
			.toList();
	}

	private String first() {
		try {
			return GitServer.git(this.bare, "rev-list", "--max-parents=0", "main");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
