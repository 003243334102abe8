package dev.platform.result.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.platform.result.RealPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One client that takes all the places it gets. 127.0.0.1 is a proxy that says who they
 * are; there is no database at all.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "result.viewers-of-one=5" })
class FullHallIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final MeterRegistry metrics;

	private final List<SlowReader> readers = new ArrayList<>();

	FullHallIntegrationTests(@LocalServerPort int port, @Autowired MeterRegistry metrics) {
		this.port = port;
		this.metrics = metrics;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, RealPostgres.freePort());
	}

	@AfterEach
	void hangUp() throws IOException {
		for (SlowReader reader : this.readers) {
			reader.close();
		}
		this.http.shutdownNow();
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(viewers()).isZero());
	}

	@Test
	void servesOthersWhileOneClientTakesAllItsPlaces() throws Exception {
		double before = count("result.viewers.refused");
		for (int i = 0; i < 5; i++) {
			assertThat(open("198.51.100.%d, 203.0.113.2".formatted(i)).status()).startsWith("HTTP/1.1 101");
		}
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(viewers()).isEqualTo(5));
		assertThat(open("198.51.100.9, 203.0.113.2").status()).startsWith("HTTP/1.1 429");
		assertThat(count("result.viewers.refused")).isEqualTo(before + 1);
		assertThat(open("203.0.113.3").status()).startsWith("HTTP/1.1 101");
		assertThat(get("203.0.113.2").statusCode()).isEqualTo(200);
		this.readers.getFirst().close();
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(open("203.0.113.2").status()).startsWith("HTTP/1.1 101"));
	}

	private SlowReader open(String forwardedFor) throws IOException {
		SlowReader reader = SlowReader.open(this.port, forwardedFor);
		this.readers.add(reader);
		return reader;
	}

	private HttpResponse<String> get(String forwardedFor) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(this.port)))
			.header("X-Forwarded-For", forwardedFor)
			.build(), BodyHandlers.ofString());
	}

	private double viewers() {
		return this.metrics.get("result.viewers").gauge().value();
	}

	private double count(String counter) {
		return this.metrics.get(counter).counter().count();
	}

}
