package dev.platform.cli.promotion;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.output.Report;
import dev.platform.cli.promotion.history.Fate;
import dev.platform.cli.promotion.history.History;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeliverIntegrationTests {

	private static final String PIPELINE = """
			environments:
			- name: dev
			- name: prod
			  after: dev
			  rollout:
			    wait: true
			    stable: 1s
			    timeout: 3s
			    revert: true
			""";

	private static final Waiting USUAL = new Waiting(false, false, false);

	private Workplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new Workplace(directory);
		this.workplace.pipeline(PIPELINE);
		this.workplace.deploy("vote", "2.0.0");
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void waitsUntilTheCommitIsHealthy() {
		this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Healthy", null);
		Report report = promote(USUAL);
		assertThat(report.text()).contains("Promoted 1 service from dev to prod", "Healthy after 1 s: vote");
		assertThat(OutputFormat.JSON.render(report)).contains("\"action\" : \"promote\"", "\"failure\" : null",
				"\"services\" : [ \"vote\" ]");
		assertThat(this.workplace.rollouts.refreshed()).containsExactly("prod/vote");
	}

	@Test
	void isContentWithALaterCommitOfSomebodyElse() throws IOException {
		AtomicReference<String> seen = new AtomicReference<>(this.workplace.head());
		this.workplace.rollouts.tell("prod", "vote", () -> {
			String head = this.workplace.lastCommit();
			if (!head.equals(seen.get())) {
				try {
					this.workplace.commit("Go on", "notes.txt", head);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
				seen.set(this.workplace.lastCommit());
			}
			return seen.get();
		}, "Healthy", null);
		assertThat(promote(USUAL).text()).contains("Healthy after");
		assertThat(this.workplace.git("log", "-1", "--format=%s", "main")).isEqualTo("Go on");
	}

	@Test
	void takesBackWhatFails() throws IOException {
		this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Degraded", null);
		assertFailed(() -> promote(USUAL),
				"vote in prod is Degraded: exited with code 1; commit [0-9a-f]{7} was reverted by commit [0-9a-f]{7}");
		assertThat(this.workplace.file("gitops/overlays/prod/vote/kustomization.yaml")).contains("newTag: \"1.0.0\"");
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main")).contains("Revert vote in prod",
				"vote: 2.0.0 → 1.0.0", "Platform-Action: revert",
				"Platform-Reverts: " + this.workplace.git("rev-parse", "main^"),
				"Platform-Reason: vote in prod is Degraded: exited with code 1");
		assertThat(this.workplace.history().changes()).extracting(History.Entry::outcome)
			.startsWith(Fate.CURRENT, Fate.REVERTED);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> promote(USUAL))
			.withMessageStartingWith("rolled-back: prod took vote 2.0.0 back");
	}

	@Test
	void takesBackWhatIsNotHealthyInTime() {
		this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Progressing", null);
		assertFailed(() -> promote(USUAL),
				"after 3 s vote in prod is Progressing; commit .* was reverted by commit .*");
	}

	@Test
	void takesBackWhatIsNotSeenInTime() throws IOException {
		this.workplace.rollouts.tell("prod", "vote", this.workplace.head(), "Healthy");
		assertFailed(() -> promote(USUAL),
				"after 3 s vote in prod is waiting for the commit; commit .* was reverted by commit .*");
	}

	@Test
	void takesNothingForItsOwnThatFailedBefore() throws IOException {
		String earlier = this.workplace.head();
		long start = System.nanoTime();
		this.workplace.rollouts.tell("prod", "vote",
				() -> (System.nanoTime() - start < 9_000_000_000L) ? earlier : this.workplace.lastCommit(), "Degraded",
				null);
		this.workplace.pipeline(PIPELINE.replace("timeout: 3s", "timeout: 30s"));
		assertFailed(() -> promote(USUAL), "vote in prod is Degraded: .* was reverted by commit .*");
		assertThat(System.nanoTime() - start).isGreaterThan(9_000_000_000L);
		assertThat(this.workplace.rollouts.refreshed()).hasSizeGreaterThan(1).containsOnly("prod/vote");
	}

	@Test
	void leavesItWhenAskedTo() throws IOException {
		this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Degraded", null);
		assertFailed(() -> promote(new Waiting(false, false, true)),
				"vote in prod is Degraded: exited with code 1; commit [0-9a-f]{7} stays");
		assertThat(this.workplace.file("gitops/overlays/prod/vote/kustomization.yaml")).contains("newTag: \"2.0.0\"");
	}

	@Test
	void takesNothingBackThatSomebodyHasChangedSince() throws IOException {
		AtomicReference<String> before = new AtomicReference<>(this.workplace.head());
		String path = "gitops/overlays/prod/vote/kustomization.yaml";
		this.workplace.rollouts.tell("prod", "vote", () -> {
			if (!this.workplace.lastCommit().equals(before.get())) {
				try {
					this.workplace.commit("Mend it", path, this.workplace.file(path).replace("2.0.0", "2.0.1"));
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
				before.set(this.workplace.lastCommit());
			}
			return this.workplace.lastCommit();
		}, "Degraded", null);
		assertFailed(() -> promote(USUAL), "vote in prod is Degraded: exited with code 1; commit [0-9a-f]{7} was not"
				+ " reverted: vote in prod became 2.0.1 meanwhile");
		assertThat(this.workplace.file(path)).contains("2.0.1");
	}

	@Test
	void doesNotWaitWhereNothingCanBeSeenUnlessItIsAskedTo() throws IOException {
		String head = this.workplace.head();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> promote(new Waiting(true, false, false)))
			.withMessage("there is nothing to wait for (no cluster); nothing has changed");
		assertThat(this.workplace.head()).isEqualTo(head);
		assertThat(promote(USUAL).text()).startsWith("Promoted 1 service");
		assertThat(this.workplace.told).contains("Not waiting, for it cannot be seen from here: no cluster");
	}

	@Test
	void takesBackNoMoreThanItDid() throws IOException {
		this.workplace.deploy("result", "2.0.0");
		this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Degraded", null);
		AtomicReference<String> others = new AtomicReference<>();
		assertFailed(() -> this.workplace.deliver().run(new Terms(false, Workplace.NONE, USUAL), (at) -> {
			Intent intent = Promote.intent(at, Workplace.PROD, null);
			if (others.getAndSet("result") == null) {
				this.workplace.promote(Workplace.PROD, ServiceNames.of("result"),
						new Terms(false, Workplace.NONE, Workplace.NO_WAIT));
			}
			return intent;
		}), "vote in prod is Degraded: .* was reverted by commit .*");
		assertThat(this.workplace.file("gitops/overlays/prod/vote/kustomization.yaml")).contains("\"1.0.0\"");
		assertThat(this.workplace.file("gitops/overlays/prod/result/kustomization.yaml")).contains("\"2.0.0\"");
	}

	@Test
	void doesNotPretendToWaitForAPullRequest() throws IOException {
		this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Healthy", null);
		this.workplace.pipeline(PIPELINE + "  delivery: pull-request\n");
		assertFailed(() -> promote(new Waiting(true, false, false)),
				"there is nothing to wait for before the pull request is merged; nothing has changed");
	}

	@Test
	void decidesOnceForThePreviewOfARollback() throws IOException {
		promote(Workplace.NO_WAIT);
		String head = this.workplace.head();
		AtomicInteger decided = new AtomicInteger();
		Report report = this.workplace.deliver().runPreviewed(new Terms(true, Workplace.NONE, USUAL), (at) -> {
			decided.incrementAndGet();
			return new Rollback(this.workplace.remote).intent(at, Workplace.PROD, null, RestorePoint.PREVIOUS);
		});
		assertThat(report.text()).contains("2.0.0 → 1.0.0");
		assertThat(decided).hasValue(1);
		assertThat(this.workplace.told).isEmpty();
		assertThat(this.workplace.head()).isEqualTo(head);
	}

	@Test
	void asksThePageThatThePipelineNames() throws IOException {
		HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		page.createContext("/", (exchange) -> {
			byte[] answer = exchange.getRequestURI().getPath().equals("/vote") ? "Cats or dogs".getBytes()
					: new byte[0];
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		page.start();
		try {
			String check = "    checks: [{http: 'http://127.0.0.1:%d/vote', body: %s}]\n";
			this.workplace.rollouts.tell("prod", "vote", this.workplace::lastCommit, "Healthy", null);
			this.workplace.pipeline(PIPELINE + check.formatted(page.getAddress().getPort(), "Tea"));
			assertFailed(() -> promote(USUAL), "check \\(gitops/pipeline.yaml:10\\): http://127.0.0.1:\\d+/vote answers"
					+ " without \"Tea\"; commit .* was reverted by commit .*");
			this.workplace.pipeline(PIPELINE + check.formatted(page.getAddress().getPort(), "Cats"));
			this.workplace.deploy("vote", "3.0.0");
			assertThat(promote(USUAL).text()).contains("Healthy after");
		}
		finally {
			page.stop(0);
		}
	}

	private Report promote(Waiting waiting) {
		return this.workplace.promote(Workplace.PROD, ServiceNames.of("vote"),
				new Terms(false, new Permission(Set.of(), null), waiting));
	}

	private static void assertFailed(ThrowingCallable change, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(change).satisfies((problem) -> {
			assertThat(problem.getMessage()).matches(message);
			assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED);
		});
	}

}
