package dev.platform.local;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
	@Order(6)
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
	@Order(7)
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

	private static String page(String environment, String path) throws Exception {
		return new dev.platform.local.fixture.Browser(platform.home().resolve("tls/ca.crt"))
			.get(platform.address(environment, path))
			.body();
	}

	private static long votes(String environment) throws Exception {
		JsonNode counts = new ObjectMapper().readTree(page(environment, "/result/counts"));
		return counts.path("a").asLong() + counts.path("b").asLong();
	}

}
