package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.Fate;
import dev.platform.cli.promotion.history.History;
import dev.platform.cli.promotion.history.ShowHistory;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PromotionIntegrationTests {

	private static final EnvironmentName DEV = new EnvironmentName("dev");

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	private GitRemote remote;

	private MakeChange change;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform");
		this.remote = new GitRemote(() -> this.server.location("platform"), this.directory.resolve("cache"));
		this.change = PromotionPath.of(this.remote);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void promotesImageAndReleaseSettingsInOneCommit() throws IOException {
		deploy("vote", "2.0.0", Map.of("OPTION_A", "Tea"));
		deploy("result", "2.0.0", Map.of());
		Outcome outcome = (Outcome) promote(false, null);
		assertThat(outcome.text()).isEqualTo("""
				Promoted 2 services from dev to prod: commit %.7s
				  result: 1.0.0 → 2.0.0
				  vote: 1.0.0 → 2.0.0, OPTION_A Cats → Tea""".formatted(outcome.revision()));
		assertThat(GitServer.git(this.bare, "diff", "--numstat", "main^", "main")).isEqualTo("""
				1	1	gitops/overlays/prod/result/kustomization.yaml
				1	1	gitops/overlays/prod/vote/kustomization.yaml
				1	1	gitops/overlays/prod/vote/release.env""");
		assertThat(GitServer.git(this.bare, "log", "-1", "--format=%B")).contains("Promote result, vote to prod",
				"Platform-Action: promote", "Platform-Release: vote registry.example.com/vote:2.0.0");
	}

	@Test
	void promotesOnlyTheServicesNamed() {
		deploy("vote", "2.0.0", Map.of());
		deploy("result", "2.0.0", Map.of());
		Outcome outcome = (Outcome) promote(false, ServiceNames.of("vote"));
		assertThat(outcome.releases()).extracting(ReleaseChange::service).containsExactly("vote");
	}

	@Test
	void findsNothingToPromoteTwice() throws IOException {
		deploy("vote", "2.0.0", Map.of());
		promote(false, null);
		String head = GitServer.git(this.bare, "rev-parse", "main");
		assertThat(promote(false, null).text()).startsWith("Nothing to promote: prod and dev ask for the same");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(head);
	}

	@Test
	void leavesWhatRunsWhereTheSourceHasNoReleaseAnyMore() {
		deploy("vote", "unreleased", Map.of());
		deploy("result", "2.0.0", Map.of());
		Outcome outcome = (Outcome) promote(false, null);
		assertThat(outcome.releases()).extracting(ReleaseChange::service).containsExactly("result");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> promote(false, ServiceNames.of("vote")))
			.withMessage("vote has no release in dev")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	@Test
	void previewsWithoutACommit() throws IOException {
		deploy("vote", "2.0.0", Map.of("OPTION_A", "Tea"));
		String head = GitServer.git(this.bare, "rev-parse", "main");
		Preview preview = (Preview) promote(true, null);
		assertThat(preview.resources()).extracting(ResourceDifference::resource)
			.containsExactly("ConfigMap/vote-release", "Deployment/vote");
		assertThat(preview.text()).contains("-        image: registry.example.com/vote:1.0.0",
				"+        image: registry.example.com/vote:2.0.0", "-  OPTION_A: Cats", "+  OPTION_A: Tea");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(head);
	}

	@Test
	void refusesToPromoteToTheFirstEnvironment() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.change.run(false, (at) -> Promote.intent(at, DEV, null)))
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	@Test
	void namesTheServicesWhenAskedForAnother() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> deploy("votes", "2.0.0", Map.of()))
			.withMessage("there is no service \"votes\" in dev")
			.satisfies((problem) -> assertThat(problem.hint())
				.isEqualTo("use one of: postgres, redis, result, vote, worker"));
	}

	@Test
	void doesNotOverwriteWhatSomebodyElsePromotedMeanwhile() {
		deploy("vote", "2.0.0", Map.of());
		AtomicBoolean alone = new AtomicBoolean();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.change.run(false, (at) -> {
			Intent intent = Promote.intent(at, PROD, null);
			if (!alone.getAndSet(true)) {
				promote(false, null);
				deploy("vote", "3.0.0", Map.of());
				promote(false, null);
			}
			return intent;
		})).withMessage("vote in prod became 3.0.0 meanwhile");
	}

	@Test
	void goesOneChangeFurtherBackWithEachRollback() {
		for (String version : List.of("2.0.0", "3.0.0", "4.0.0")) {
			deploy("vote", version, Map.of());
			promote(false, null);
		}
		assertThat(rollback()).isEqualTo("vote: 4.0.0 → 3.0.0");
		assertThat(rollback()).isEqualTo("vote: 3.0.0 → 2.0.0");
		promote(false, null);
		assertThat(rollback()).isEqualTo("vote: 4.0.0 → 2.0.0");
		assertThat(rollback()).isEqualTo("vote: 2.0.0 → 1.0.0");
		assertThatExceptionOfType(Problem.class).isThrownBy(this::rollback)
			.withMessage("prod has no earlier release to go back to");
	}

	@Test
	void goesBackToWhatIsNamedOrCounted() throws IOException {
		for (String version : List.of("2.0.0", "3.0.0", "4.0.0")) {
			deploy("vote", version, Map.of());
			promote(false, null);
		}
		String second = GitServer.git(this.bare, "rev-parse", "main~4");
		assertThat(rollback("2")).isEqualTo("vote: 4.0.0 → 2.0.0");
		assertThat(rollback(second.substring(0, 7))).startsWith("try: platform status");
		assertThat(rollback("1")).isEqualTo("vote: 2.0.0 → 1.0.0");
		assertThat(rollback(second)).isEqualTo("vote: 1.0.0 → 2.0.0");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> rollback("3"))
			.withMessage("prod has no earlier release to go back to, only 1 of them");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> rollback("abcd1234"))
			.withMessage("no change of prod begins with abcd1234");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> rollback("HEAD~1"))
			.withMessage("\"HEAD~1\" is neither a revision nor a number of changes");
	}

	@Test
	void tellsTheHistoryNewestFirstAndWhatBecameOfIt() {
		deploy("vote", "2.0.0", Map.of());
		deploy("result", "2.0.0", Map.of());
		promote(false, ServiceNames.of("result"));
		promote(false, null);
		deploy("vote", "3.0.0", Map.of());
		promote(false, null);
		rollback();
		History history = PromotionPath.history(this.remote).run(PROD, 10);
		assertThat(history.changes()).extracting(History.Entry::action)
			.containsExactly("rollback", "promote", "promote", "promote", "edit");
		assertThat(history.changes()).extracting(History.Entry::outcome)
			.containsExactly(Fate.CURRENT, Fate.ROLLED_BACK, Fate.REPLACED, Fate.CURRENT, Fate.REPLACED);
		assertThat(history.changes().get(2).releases()).containsExactly("vote registry.example.com/vote:2.0.0");
	}

	@Test
	void refusesAReleaseThatDoesNotBuild() throws IOException {
		Path work = this.directory.resolve("platform-work");
		Files.writeString(work.resolve("gitops/base/vote/kustomization.yaml"), "resources: [missing.yaml]\n");
		GitServer.git(work, "commit", "--quiet", "--all", "--message=Break the base");
		GitServer.git(work, "push", "--quiet", this.bare.toString(), "main");
		String head = GitServer.git(this.bare, "rev-parse", "main");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> deploy("vote", "2.0.0", Map.of()))
			.withMessage("gitops/base/vote/kustomization.yaml:1: there is no file missing.yaml, "
					+ "and no folder with a kustomization");
		assertThat(GitServer.git(this.bare, "rev-parse", "main")).isEqualTo(head);
	}

	private void deploy(String service, String version, Map<String, String> settings) {
		this.change.run(false,
				(at) -> Deploy.intent(at, null, new ServiceName(service), image(service, version), settings));
	}

	private Report promote(boolean dryRun, @Nullable ServiceNames services) {
		return this.change.run(dryRun, (at) -> Promote.intent(at, PROD, services));
	}

	private String rollback() {
		return rollback("1");
	}

	private String rollback(String to) {
		Rollback rollback = new Rollback(this.remote);
		return ((Outcome) this.change.run(false, (at) -> rollback.intent(at, PROD, null, RestorePoint.of(to)))).text()
			.lines()
			.skip(1)
			.findFirst()
			.orElseThrow()
			.strip();
	}

	private static ImageReference image(String service, String version) {
		return ImageReference.of("registry.example.com/%s:%s".formatted(service, version));
	}

}
