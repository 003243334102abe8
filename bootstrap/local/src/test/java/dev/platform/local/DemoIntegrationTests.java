package dev.platform.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.platform.local.fixture.Browser;
import dev.platform.local.fixture.Platform;
import dev.platform.local.fixture.Platform.Ended;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's first command and what people do next, with everything real; the tests
 * build on each other, for a start takes its time.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIntegrationTests {

	private static Platform platform;

	@BeforeAll
	static void prepare(@TempDir Path state) throws Exception {
		platform = new Platform(state, "127.30");
	}

	@AfterAll
	static void stop() throws Exception {
		platform.close();
	}

	@Test
	@Order(1)
	void deliversAReleaseToProdAndKeepsTheVotes() throws Exception {
		Ended demo = platform.start("demo");
		assertThat(demo.code()).as(demo.errors()).isZero();
		assertThat(demo.output()).contains("Promoted 2 services from dev to prod",
				"Done: 1.1.0 went through dev to prod");
		assertThat(demo.errors()).contains("prod still counts 5 votes");
		assertThat(page("prod", "/vote/")).contains("Tea", "Coffee");
		assertThat(votes("prod")).isEqualTo(5);
		assertThat(votes("dev")).isZero();
	}

	@Test
	@Order(2)
	void saysWhenItIsUpAlready() throws Exception {
		Ended up = platform.start("up");
		assertThat(up.code()).isZero();
		assertThat(up.output()).startsWith("The embedded system is up already: 10 of 10 services are healthy");
	}

	@Test
	@Order(3)
	void keepsTheOldReleaseWhereTheNewOneDoesNotComeUp() throws Exception {
		Ended deploy = platform.run("deploy", "--service", "vote", "--image", "registry.example.com/vote:6.6.6",
				"--set", "SERVER_PORT=70000");
		assertThat(deploy.code()).as(deploy.errors()).isZero();
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> platform.service("dev", "vote").path("health").asText().equals("Degraded"));
		JsonNode vote = platform.service("dev", "vote");
		assertThat(vote.path("image").asText()).endsWith(":6.6.6");
		assertThat(vote.path("liveImage").asText()).endsWith(":1.1.0");
		assertThat(page("dev", "/vote/")).contains("Tea");
		assertThat(platform.service("prod", "vote").path("health").asText()).isEqualTo("Healthy");
	}

	@Test
	@Order(4)
	void healsByARollback() throws Exception {
		Ended rollback = platform.run("rollback", "--env", "dev");
		assertThat(rollback.output()).contains("vote: 6.6.6 → 1.1.0");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> platform.service("dev", "vote").path("health").asText().equals("Healthy"));
	}

	@Test
	@Order(5)
	void refusesToPromoteWhatIsNotWell() throws Exception {
		Ended deploy = platform.run("deploy", "--service", "vote", "--image", "registry.example.com/vote:6.6.7",
				"--set", "SERVER_PORT=70000", "--wait");
		assertThat(deploy.code()).isEqualTo(1);
		assertThat(deploy.errors()).contains("Deployed 1 service to dev", "dev/vote", "vote in dev is Degraded",
				" stays\n  try: platform status, then: platform rollback --env dev");
		Ended promote = platform.run("promote", "--env", "prod");
		assertThat(promote.code()).isEqualTo(3);
		assertThat(promote.errors()).contains("health (gitops/pipeline.yaml:", "vote in dev is Degraded",
				"--override health --reason TEXT");
	}

	@Test
	@Order(6)
	void takesBackByItselfWhatDoesNotComeUp() throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<Integer> failures = CompletableFuture.supplyAsync(() -> countFailures(done));
		Ended promote = platform.run("promote", "--env", "prod", "--override", "health", "--reason", "see it fail");
		done.set(true);
		assertThat(promote.code()).as(promote.errors()).isEqualTo(1);
		assertThat(promote.errors()).contains("Promoted 1 service from dev to prod",
				"Waiting up to 5 min for vote in prod", "vote in prod is Degraded", "was reverted by commit");
		assertThat(failures.get()).isZero();
		assertThat(platform.service("prod", "vote").path("image").asText()).endsWith(":1.1.0");
		Ended wait = platform.run("wait", "--env", "prod");
		assertThat(wait.code()).as(wait.errors()).isZero();
		assertThat(platform.run("history", "--env", "prod").output()).contains("revert", "reverted",
				"see it fail; past health");
		assertThat(
				platform.run("promote", "--env", "prod", "--service", "vote", "--override", "health", "--reason", "x")
					.errors())
			.contains("rolled-back: prod took vote 6.6.7 back");
	}

	@Test
	@Order(7)
	void tellsHowToGoOnWhenInterrupted() throws Exception {
		Ended interrupted = platform.interrupt("Waiting up to", "deploy", "--service", "vote", "--image",
				"registry.example.com/vote:6.6.8", "--wait");
		assertThat(interrupted.code()).isEqualTo(130);
		assertThat(interrupted.errors()).contains("Interrupted: commit", "stays on the branch",
				"try: platform wait --env dev");
		Ended rollback = platform.run("rollback", "--env", "dev", "--to", "2", "--wait", "--reason", "start afresh");
		assertThat(rollback.code()).as(rollback.errors()).isZero();
		assertThat(rollback.output()).contains("vote: 6.6.8 → 1.1.0", "Healthy after");
		assertThat(rollback.errors()).contains("Would roll back 1 service in dev");
	}

	@Test
	@Order(8)
	void refusesWrongWordsWithOneLineAHintAndACode() throws Exception {
		assertRefused(2, "there is no environment \"acc\"", "use one of: dev, prod", "promote", "--env", "acc");
		assertRefused(2, "there is no service \"votes\" in prod", "use one of:", "promote", "--env", "prod",
				"--service", "votes");
		assertRefused(2, "is not an image with a tag", "registry.example.com/vote:2.0.0", "deploy", "--service", "vote",
				"--image", "vote");
		assertRefused(3, "dev is the first environment", "platform deploy --env dev", "promote", "--env", "dev");
		assertRefused(2, "\"promot\" is not a command", "platform promote", "promot", "--env", "prod");
	}

	@Test
	@Order(9)
	void survivesAKillAndKeepsItsData() throws Exception {
		JsonNode status = new ObjectMapper().readTree(platform.home().resolve("status.json").toFile());
		ProcessHandle process = ProcessHandle.of(status.path("pid").asLong()).orElseThrow();
		process.destroyForcibly();
		process.onExit().join();
		assertThat(platform.run("status").output()).contains("embedded system: not running");
		Ended up = platform.start("up");
		assertThat(up.code()).as(up.errors()).isZero();
		assertThat(votes("prod")).isEqualTo(5);
	}

	@Test
	@Order(10)
	void leavesNoProcessBehind() throws Exception {
		assertThat(platform.run("down").output()).contains("The embedded system is stopped; its data stays");
		assertThat(ProcessHandle.allProcesses()
			.filter((process) -> process.info().commandLine().orElse("").contains(platform.home().toString())))
			.isEmpty();
	}

	private static void assertRefused(int code, String message, String hint, String... words) throws Exception {
		Ended ended = platform.run(words);
		assertThat(ended.code()).isEqualTo(code);
		assertThat(ended.output()).isEmpty();
		assertThat(ended.errors().lines()).hasSize(2);
		assertThat(ended.errors().lines().findFirst().orElseThrow()).contains(message);
		assertThat(ended.errors().lines().skip(1).findFirst().orElseThrow()).startsWith("  try: ").contains(hint);
	}

	private static int countFailures(AtomicBoolean done) {
		int failures = 0;
		while (!done.get()) {
			try {
				failures += page("prod", "/vote/").contains("Tea") ? 0 : 1;
			}
			catch (Exception ex) {
				failures++;
			}
		}
		return failures;
	}

	private static String page(String environment, String path) throws Exception {
		return new Browser(platform.home().resolve("tls/ca.crt")).get(platform.address(environment, path)).body();
	}

	private static long votes(String environment) throws Exception {
		JsonNode counts = new ObjectMapper().readTree(page(environment, "/result/counts"));
		return counts.path("a").asLong() + counts.path("b").asLong();
	}

}
