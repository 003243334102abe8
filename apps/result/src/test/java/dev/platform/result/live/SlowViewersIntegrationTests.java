package dev.platform.result.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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
 * Clients that keep a place and do not watch; there is no database at all.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "result.heartbeat=500ms" })
class SlowViewersIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final MeterRegistry metrics;

	private final List<SlowReader> readers = new ArrayList<>();

	SlowViewersIntegrationTests(@LocalServerPort int port, @Autowired MeterRegistry metrics) {
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
	void letsGoOfWhoDoesNotRead() throws Exception {
		double before = count("result.viewers.lost");
		SlowReader reader = open("203.0.113.1");
		assertThat(reader.status()).startsWith("HTTP/1.1 101");
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("result.viewers.lost")).isEqualTo(before + 1));
		assertThat(reader.isHungUpOn()).isTrue();
	}

	@Test
	void keepsWhoReads() throws Exception {
		double before = count("result.viewers.lost");
		Watcher watcher = Watcher.connect(this.http, URI.create("ws://127.0.0.1:%d/live".formatted(this.port)));
		for (int i = 0; i < 10; i++) {
			assertThat(watcher.next()).isNotNull();
		}
		assertThat(count("result.viewers.lost")).isEqualTo(before);
	}

	@Test
	void hangsUpOnWhoSpeaks() throws Exception {
		SlowReader reader = open("203.0.113.4");
		assertThat(reader.status()).startsWith("HTTP/1.1 101");
		// A masked text frame of one letter.
		reader.say(new byte[] { (byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x' });
		assertThat(reader.isHungUpOn()).isTrue();
	}

	private SlowReader open(String forwardedFor) throws IOException {
		SlowReader reader = SlowReader.open(this.port, forwardedFor);
		this.readers.add(reader);
		return reader;
	}

	private double viewers() {
		return this.metrics.get("result.viewers").gauge().value();
	}

	private double count(String counter) {
		return this.metrics.get(counter).counter().count();
	}

}
