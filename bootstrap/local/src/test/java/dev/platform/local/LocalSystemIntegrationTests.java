package dev.platform.local;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import dev.platform.local.fixture.Browser;
import dev.platform.local.fixture.EmbeddedSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * One embedded system and what may happen to it; every test leaves it healthy.
 */
class LocalSystemIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(40);

	private static EmbeddedSystem system;

	private static Browser browser;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		system = new EmbeddedSystem(directory, "127.20");
		system.awaitRunning();
		browser = new Browser(system.home().resolve("tls/ca.crt"));
	}

	@AfterAll
	static void stop() throws Exception {
		system.close();
		assertThat(system.processes()).isEmpty();
		assertThat(system.status().path("phase").asText()).isEqualTo("stopped");
	}

	@Test
	void servesAServiceAndTellsItWhoAsked() throws Exception {
		HttpResponse<String> response = browser.get(url("/echo/a?b=c"), "X-Forwarded-For", "10.9.8.7",
				"X-Forwarded-Host", "evil.example.com", "Forwarded", "for=10.9.8.7");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("path=/echo/a?b=c", "X-forwarded-for=[127.0.0.1]",
				"X-forwarded-proto=[https]", "X-forwarded-host=[localhost", "X-forwarded-port=[" + system.httpsPort(),
				"Forwarded=null", "Host=[localhost:" + system.httpsPort(),
				"variables=[BROKEN, HOME, LANG, PATH, RELEASE]", "redis=127.20.1.");
	}

	@Test
	void redirectsToHttps() throws Exception {
		HttpResponse<String> response = browser.get("http://localhost:%d/echo?x=y".formatted(system.httpPort()));
		assertThat(response.statusCode()).isEqualTo(308);
		assertThat(response.headers().firstValue("Location")).contains(url("/echo?x=y"));
	}

	@Test
	void saysThatNothingIsThere() throws Exception {
		HttpResponse<String> response = browser.get(url("/echoes"));
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("localhost:%d/echo".formatted(system.httpsPort()));
	}

	@Test
	void runsARealDatabaseWhosePasswordIsNotInGit() throws Exception {
		Properties login = new Properties();
		login.setProperty("user", "voter");
		login.setProperty("password", secret("postgres/password"));
		String url = "jdbc:postgresql://%s/votes".formatted(address("postgres"));
		try (Connection connection = DriverManager.getConnection(url, login);
				ResultSet row = connection.createStatement()
					.executeQuery("select current_setting('server_version'), current_setting('max_connections')")) {
			row.next();
			assertThat(system.service("postgres").path("message").asText())
				.isEqualTo("embedded PostgreSQL %s stands in for docker.io/library/postgres:18.6", row.getString(1));
			assertThat(row.getString(2)).isEqualTo("20");
		}
	}

	@Test
	void givesAServiceARoleAndASchemaThatNobodyElseHas() throws Exception {
		String url = "jdbc:postgresql://%s/votes".formatted(address("postgres"));
		await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
			try (Connection connection = DriverManager.getConnection(url, "echo", secret("postgres-echo/password"));
					ResultSet row = connection.createStatement()
						.executeQuery("select current_schema(), rolsuper from pg_roles where rolname = current_user")) {
				row.next();
				assertThat(row.getString(1)).isEqualTo("echo");
				assertThat(row.getBoolean(2)).isFalse();
			}
		});
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> DriverManager.getConnection(url, "voter", secret("postgres-echo/password")))
			.withMessageContaining("password authentication failed for user \"voter\"");
	}

	@Test
	void waitsForAKeyOfAThirdPartyAndSaysWhereItIsReadAndHowToGiveIt() throws Exception {
		String environment = "          env:\n            - name: RELEASE\n";
		String stripe = """
				          env:
				            - name: STRIPE
				              valueFrom:
				                secretKeyRef:
				                  name: stripe
				                  key: api-key
				            - name: RELEASE
				""";
		String commit = system.push(environment, stripe);
		Path file = system.home().resolve("secrets/dev/stripe/api-key");
		await().atMost(LONG).until(() -> health("echo").equals("Degraded"));
		assertThat(system.service("echo").path("message").asText())
			.startsWith("cannot start: the Secret stripe has no key api-key, which gitops/overlays/dev/manifests.yaml:")
			.endsWith(" reads; give it: install -D -m 600 /dev/stdin " + file);
		assertThat(file).doesNotExist();
		assertThat(browser.get(url("/echo")).statusCode()).isEqualTo(200);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "sk_test\n");
		awaitLive("echo", commit);
		awaitLive("echo", system.push(stripe, environment));
	}

	@Test
	void runsARealQueueThatKeepsItsDataWhenItIsReplaced() throws Exception {
		write("colour", "green");
		assertThat(system.service("redis").path("message").asText())
			.matches("(Redis|Valkey) [0-9.]+ stands in for docker.io/library/redis:8\\.2\\..*");
		String commit = system.push("redis:8.2.3", "redis:8.2.4");
		awaitLive("redis", commit);
		try (RedisClient redis = redis()) {
			assertThat(redis.get("colour")).isEqualTo("green");
		}
	}

	@Test
	void replacesAServiceWithoutLosingARequest() throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<Integer> failures = CompletableFuture.supplyAsync(() -> countFailures(done));
		String commit = system.push("value: one", "value: two");
		awaitLive("echo", commit);
		assertThat(browser.get(url("/echo")).body()).contains("release=two");
		done.set(true);
		assertThat(failures.get()).isZero();
		awaitLive("echo", system.push("value: two", "value: one"));
	}

	@Test
	void keepsTheOldReleaseWhenTheNewOneIsBrokenAndRecoversWithTheNextCommit() throws Exception {
		String before = system.service("echo").path("liveRevision").asText();
		String broken = system.push("value: \"false\"", "value: \"true\"");
		await().atMost(LONG).until(() -> health("echo").equals("Degraded"));
		JsonNode echo = system.service("echo");
		assertThat(echo.path("desiredRevision").asText()).isEqualTo(broken);
		assertThat(echo.path("liveRevision").asText()).isEqualTo(before);
		assertThat(echo.path("message").asText()).isEqualTo("exited with code 3: this release is broken");
		assertThat(browser.get(url("/echo")).statusCode()).isEqualTo(200);
		awaitLive("echo", system.push("value: \"true\"", "value: \"false\""));
	}

	@Test
	void reportsACommitThatCannotBeRenderedAndKeepsEverythingRunning() throws Exception {
		system.push("kind: Ingress", "kind: : Ingress");
		await().atMost(LONG)
			.until(() -> system.status()
				.at("/environments/0/message")
				.asText()
				.startsWith("gitops/overlays/dev does not build: "));
		assertThat(system.service("echo").path("sync").asText()).isEqualTo("OutOfSync");
		assertThat(system.status().at("/environments/1/message").isNull()).isTrue();
		assertThat(browser.get(url("/echo")).statusCode()).isEqualTo(200);
		awaitLive("echo", system.push("kind: : Ingress", "kind: Ingress"));
	}

	@Test
	void fetchesNothingThatACommitRefersTo() throws Exception {
		system.push("kustomization.yaml", "- manifests.yaml\n", "- manifests.yaml\n- http://127.0.0.1:9/x\n");
		await().atMost(LONG)
			.until(() -> system.status().at("/environments/0/message").asText(),
					("gitops/overlays/dev/kustomization.yaml:3: http://127.0.0.1:9/x is not in this repository, "
							+ "and rendering fetches nothing")::equals);
		assertThat(browser.get(url("/echo")).statusCode()).isEqualTo(200);
		awaitLive("echo", system.push("kustomization.yaml", "- http://127.0.0.1:9/x\n", ""));
	}

	@Test
	void saysThatNothingStandsInForAnImage() throws Exception {
		system.push("example.com/echo:1.0.0", "example.com/busybox:1");
		await().atMost(LONG).until(() -> health("echo").equals("Degraded"));
		assertThat(system.service("echo").path("message").asText())
			.isEqualTo("nothing here stands in for the image registry.example.com/busybox:1: there is no apps/busybox");
		awaitLive("echo", system.push("example.com/busybox:1", "example.com/echo:1.0.0"));
	}

	@Test
	void stopsAServiceThatIsRemovedAndFindsItsDataWhenItComesBack() throws Exception {
		write("fruit", "apple");
		system.push("kind: StatefulSet\nmetadata:\n  name: redis", "kind: Removed\nmetadata:\n  name: redis");
		await().atMost(LONG).until(() -> system.service("redis").isEmpty());
		awaitLive("redis", system.push("kind: Removed", "kind: StatefulSet"));
		try (RedisClient redis = redis()) {
			assertThat(redis.get("fruit")).isEqualTo("apple");
		}
	}

	@Test
	void startsAServiceAgainThatWasKilled() throws Exception {
		long pid = system.service("echo").path("pid").asLong();
		ProcessHandle.of(pid).orElseThrow().destroyForcibly();
		await().atMost(LONG)
			.until(() -> health("echo").equals("Healthy") && system.service("echo").path("pid").asLong() != pid);
		assertThat(browser.get(url("/echo")).statusCode()).isEqualTo(200);
	}

	private static int countFailures(AtomicBoolean done) {
		int failures = 0;
		while (!done.get()) {
			try {
				failures += (browser.get(url("/echo")).statusCode() == 200) ? 0 : 1;
			}
			catch (Exception ex) {
				failures++;
			}
		}
		return failures;
	}

	private static void awaitLive(String service, String commit) {
		await().atMost(LONG)
			.until(() -> system.service(service).path("liveRevision").asText().equals(commit)
					&& health(service).equals("Healthy"));
	}

	private static String health(String service) {
		return system.service(service).path("health").asText();
	}

	private static String url(String path) {
		return "https://localhost:%d%s".formatted(system.httpsPort(), path);
	}

	private static void write(String key, String value) throws Exception {
		try (RedisClient redis = redis()) {
			redis.set(key, value);
		}
	}

	private static RedisClient redis() throws Exception {
		return RedisClient.builder()
			.hostAndPort(new HostAndPort(address("redis"), 6379))
			.clientConfig(DefaultJedisClientConfig.builder().password(secret("redis/password")).build())
			.build();
	}

	private static String secret(String name) throws Exception {
		return Files.readString(system.home().resolve("secrets/dev").resolve(name));
	}

	private static String address(String service) throws Exception {
		return Files.readAllLines(system.home().resolve("run/dev/hosts"))
			.stream()
			.filter((line) -> line.endsWith(" " + service))
			.findFirst()
			.orElseThrow()
			.split(" ")[0];
	}

}
