package dev.platform.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.platform.local.fixture.Browser;
import dev.platform.local.fixture.CheckoutCopy;
import dev.platform.local.fixture.Platform;
import dev.platform.local.fixture.Platform.Ended;
import dev.platform.terminal.Terminal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody does who has never seen a cluster: a service of their own, at a terminal,
 * until it is in prod.
 */
class NewServiceIntegrationTests {

	private static final Duration PROMISED = Duration.ofSeconds(90);

	// So that a slow machine is told how slow it is, rather than that nothing came.
	private static final Duration LONG = PROMISED.multipliedBy(3);

	@TempDir
	Path directory;

	@Test
	void isInDevWithinNinetySecondsAndInProdWithOneMoreCommand() throws Exception {
		Path checkout = CheckoutCopy.in(Files.createDirectory(this.directory.resolve("checkout")));
		Path state = Files.createDirectory(this.directory.resolve("state"));
		try (Platform platform = new Platform(checkout, state, "127.40")) {
			Ended up = platform.start("up");
			assertThat(up.code()).as(up.errors()).isZero();
			try (Terminal terminal = platform.shell()) {
				terminal.await("platform> ", LONG);
				Instant start = Instant.now();
				terminal.type("service create --database postgres --queue redis");
				terminal.await("name: ", LONG);
				terminal.type("orders");
				terminal.await("spring-web", LONG);
				terminal.await("): ", LONG);
				terminal.type("spring-web");
				terminal.await("Created orders from the template spring-web 2", LONG);
				awaitHealthy(platform, "dev");
				Duration took = Duration.between(start, Instant.now());
				System.out.printf("service create to running in dev: %.1f s%n", took.toMillis() / 1000.0);
				assertThat(took).isLessThanOrEqualTo(PROMISED);
				assertThat(page(platform, "dev")).isEqualTo("{\"service\":\"orders\",\"visits\":1}");
				assertThat(service(platform, "prod").isMissingNode()).isTrue();

				terminal.type("promote --env prod --service orders");
				terminal.await("Promoted 1 service from dev to prod", LONG);
				awaitHealthy(platform, "prod");
				assertThat(page(platform, "prod")).isEqualTo("{\"service\":\"orders\",\"visits\":1}");
				terminal.type("exit");
				assertThat(terminal.end()).isZero();
			}
			// Nobody had to build anything again for it.
			assertThat(platform.run("service", "list").errors()).isEmpty();
			assertThat(checkout.resolve("pom.xml")).content().contains("<module>apps/orders</module>");
			holdsItsOwnTests(platform, checkout);
		}
	}

	// Formatted, tested and within the rules, as what is written by hand has to be.
	private static void holdsItsOwnTests(Platform platform, Path checkout) throws Exception {
		Ended worker = platform.run("service", "create", "--name", "mails", "--template", "spring-worker", "--database",
				"postgres", "--queue", "redis");
		assertThat(worker.code()).as(worker.errors()).isZero();
		Process build = new ProcessBuilder(checkout.resolve("mvnw").toString(), "--quiet", "verify", "-pl",
				"apps/orders,apps/mails")
			.directory(checkout.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(build.getInputStream().readAllBytes());
		assertThat(build.waitFor()).as(output).isZero();
		assertThat(checkout.resolve("apps/orders/target/failsafe-reports/failsafe-summary.xml")).content()
			.contains("<completed>1</completed>");
		Ended validation = platform.run("validate");
		assertThat(validation.code()).as(validation.output()).isZero();
	}

	private static void awaitHealthy(Platform platform, String environment) {
		Awaitility.await()
			.atMost(LONG)
			.until(() -> service(platform, environment).path("health").asText().equals("Healthy"));
	}

	private static JsonNode service(Platform platform, String environment) throws Exception {
		JsonNode status = new ObjectMapper().readTree(platform.home().resolve("status.json").toFile());
		return status.path("environments")
			.valueStream()
			.filter((candidate) -> candidate.path("name").asText().equals(environment))
			.flatMap((candidate) -> candidate.path("services").valueStream())
			.filter((candidate) -> candidate.path("name").asText().equals("orders"))
			.findFirst()
			.orElseGet(() -> new ObjectMapper().missingNode());
	}

	private static String page(Platform platform, String environment) throws Exception {
		return new Browser(platform.home().resolve("tls/ca.crt")).get(platform.address(environment, "/orders/")).body();
	}

}
