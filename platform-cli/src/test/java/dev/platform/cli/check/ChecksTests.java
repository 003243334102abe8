package dev.platform.cli.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.platform.cli.TlsIdentity;
import dev.platform.cli.TunnelProxy;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.pipeline.RolloutCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ChecksTests {

	private final Checks checks = new Checks(new Proxies(Map.of()), List::of);

	private HttpServer server;

	private String query = "";

	private String answer = "";

	private int status = 200;

	@BeforeEach
	void serve() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.query = String.valueOf(exchange.getRequestURI());
			byte[] body = this.answer.getBytes(UTF_8);
			exchange.sendResponseHeaders(this.status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void goesThroughTheProxyAndTrustsTheAuthorityOfTheUser(@TempDir Path directory) throws IOException {
		TlsIdentity identity = TlsIdentity.create(directory);
		HttpsServer page = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		page.setHttpsConfigurator(new HttpsConfigurator(identity.server()));
		page.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		page.start();
		try (TunnelProxy proxy = TunnelProxy.start(null)) {
			RolloutCheck check = new RolloutCheck.Http(URI.create("https://127.0.0.1:" + page.getAddress().getPort()),
					200, null, 1);
			Proxies proxies = new Proxies(Map.of("https_proxy", "http://" + proxy.address()));
			assertThat(new Checks(proxies, List::of).failure(check)).hasValueSatisfying(
					(failure) -> assertThat(failure).startsWith("no answer: ").contains("certification path"));
			assertThat(new Checks(proxies, () -> List.of(identity.certificate())).failure(check)).isEmpty();
			assertThat(proxy.tunnels).hasSize(2);
			Proxies direct = new Proxies(Map.of("https_proxy", "http://" + proxy.address(), "no_proxy", "127.0.0.1"));
			assertThat(new Checks(direct, () -> List.of(identity.certificate())).failure(check)).isEmpty();
			assertThat(proxy.tunnels).hasSize(2);
		}
		finally {
			page.stop(0);
		}
	}

	@Test
	void comparesStatusAndBodyOfAPage() {
		this.answer = "Cats or dogs";
		assertThat(http(200, "Cats")).isEmpty();
		assertThat(http(200, null)).isEmpty();
		assertThat(http(200, "Tea")).contains(address() + "/vote answers without \"Tea\"");
		this.status = 503;
		assertThat(http(200, "Cats")).contains(address() + "/vote answers 503 instead of 200");
		assertThat(http(503, null)).isEmpty();
	}

	@Test
	void saysWhenNobodyAnswers() {
		URI nobody = URI.create(address());
		this.server.stop(0);
		assertThat(this.checks.failure(new RolloutCheck.Http(nobody, 200, null, 1)).orElseThrow())
			.startsWith("no answer: ");
	}

	@Test
	@Timeout(20)
	void doesNotWaitForAnAnswerThatStalls() {
		CountDownLatch told = new CountDownLatch(1);
		this.server.createContext("/stalled", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write("Cats".getBytes(UTF_8));
			exchange.getResponseBody().flush();
			try {
				told.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		Checks hasty = new Checks(new Proxies(Map.of()), List::of, Duration.ofSeconds(1));
		URI page = URI.create(address() + "/stalled");
		try {
			assertThat(hasty.failure(new RolloutCheck.Http(page, 200, "Cats", 1)))
				.contains("no answer: not complete after 1 s");
		}
		finally {
			told.countDown();
		}
	}

	@Test
	void readsNoMoreOfAPageThanAnybodyNeeds() {
		this.answer = "Cats" + " ".repeat(5_000_000);
		assertThat(http(200, "Cats").orElseThrow()).startsWith("no answer: body exceeds");
		assertThat(http(200, null)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "0.01, 0.05, -, -", "0.05, 0.05, -, 'up is 0.05, not below 0.05'", "2, -, 1, -",
					"1, -, 1, 'up is 1, not above 1.0'", "NaN, 0.05, -, 'up is NaN, not below 0.05'",
					"+Inf, 0.05, -, 'up is +Inf, not below 0.05'", "-Inf, 0.05, -, -" })
	void comparesWhatAQueryFinds(String value, @Nullable Double below, @Nullable Double above,
			@Nullable String failure) {
		this.answer = """
				{"status": "success", "data": {"resultType": "vector", "result":
				[{"metric": {}, "value": [1, "%s"]}]}}""".formatted(value);
		assertThat(query(below, above)).isEqualTo(Optional.ofNullable(failure));
		assertThat(this.query).isEqualTo("/api/v1/query?query=up");
	}

	@Test
	void comparesEachOfManyValuesAndASingleNumber() {
		this.answer = """
				{"status": "success", "data": {"resultType": "vector", "result":
				[{"metric": {}, "value": [1, "0"]}, {"metric": {}, "value": [1, "9"]}]}}""";
		assertThat(query(5.0, null)).contains("up is 9, not below 5.0");
		this.answer = """
				{"status": "success", "data": {"resultType": "scalar", "result": [1, "3"]}}""";
		assertThat(query(5.0, null)).isEmpty();
		assertThat(query(2.0, null)).contains("up is 3, not below 2.0");
	}

	@Test
	void takesNothingFoundForAFailure() {
		this.answer = """
				{"status": "success", "data": {"resultType": "vector", "result": []}}""";
		assertThat(query(5.0, null)).contains("the query finds nothing: up");
	}

	@Test
	void repeatsWhatPrometheusObjectsTo() {
		this.status = 400;
		this.answer = """
				{"status": "error", "error": "parse error"}""";
		assertThat(query(5.0, null)).contains("Prometheus says: parse error");
		this.answer = "<html>";
		assertThat(query(5.0, null)).contains(address() + " answers 400, not as Prometheus");
	}

	@Test
	void isAShortLineWithoutSecretsWhateverIsAnswered() {
		this.status = 400;
		this.answer = "{\"status\": \"error\", \"error\": \"\\u001b[2Jparse\\n%s\"}".formatted("x".repeat(9_000));
		assertThat(query(5.0, null).orElseThrow()).startsWith("Prometheus says: \ufffdparse xxx").hasSizeLessThan(400);
		URI secret = URI.create(address() + "/vote?token=s3cret");
		assertThat(this.checks.failure(new RolloutCheck.Http(secret, 200, null, 1)))
			.contains(address() + "/vote?… answers 400 instead of 200");
	}

	private Optional<String> http(int expected, @Nullable String body) {
		return this.checks.failure(new RolloutCheck.Http(URI.create(address() + "/vote"), expected, body, 1));
	}

	private Optional<String> query(@Nullable Double below, @Nullable Double above) {
		return this.checks.failure(new RolloutCheck.Query(URI.create(address()), "up", below, above, 1));
	}

	private String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

}
