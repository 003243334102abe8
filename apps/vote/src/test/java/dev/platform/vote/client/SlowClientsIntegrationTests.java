package dev.platform.vote.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.platform.vote.RealRedis;
import dev.platform.vote.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that keep a request open. 127.0.0.1 is a proxy that says who they are.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "client.requests-at-once=5", "client.request-time=3s" })
class SlowClientsIntegrationTests {

	private static final int MANY = 300;

	private static final RealRedis SERVER = RealRedis.onFreePort();

	private final int port;

	private final MeterRegistry metrics;

	private final List<SlowClient> clients = new ArrayList<>();

	SlowClientsIntegrationTests(@LocalServerPort int port, @Autowired MeterRegistry metrics) {
		this.port = port;
		this.metrics = metrics;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		SERVER.start();
		properties.add("redis.port", SERVER::port);
	}

	@AfterAll
	static void stop() {
		SERVER.die();
	}

	@AfterEach
	void hangUp() throws IOException {
		for (SlowClient client : this.clients) {
			client.close();
		}
	}

	static Stream<String> beginnings() {
		return Stream.of("GE", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", head("203.0.113.66", 1000) + "vote=",
				chunked("203.0.113.66") + "3e7\r\nvote=");
	}

	@ParameterizedTest
	@MethodSource("beginnings")
	void cutsOffWhoNeverComesToAnEnd(String beginning) throws Exception {
		double before = count("requests.late");
		SlowClient client = connect().say(beginning);
		client.dribble();
		assertThat(client.isHungUpOn()).isTrue();
		await().untilAsserted(() -> assertThat(count("requests.late")).isGreaterThan(before));
		assertThat(vote("203.0.113.66")).isEqualTo(303);
	}

	@Test
	void servesOthersWhileOneClientIsSlowWithManyRequests() throws Exception {
		double before = count("requests.refused");
		List<SlowClient> slow = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			slow.add(connect().say(head("203.0.113.67", 1000) + "vote="));
		}
		await().untilAsserted(() -> assertThat(vote("203.0.113.67")).isEqualTo(429));
		var refused = visit("203.0.113.67");
		assertThat(refused.body()).contains("That was too much at once");
		assertThat(refused.headers().map()).containsKeys("content-security-policy", "retry-after");
		assertThat(vote("203.0.113.68")).isEqualTo(303);
		assertThat(count("requests.refused")).isGreaterThanOrEqualTo(before + 2);
		for (SlowClient client : slow) {
			client.close();
		}
		await().untilAsserted(() -> assertThat(vote("203.0.113.67")).isEqualTo(303));
	}

	// What it says of itself before the proxy's word is not looked at.
	@Test
	void doesNotTakeOneClientForManyBecauseItSaysSo() throws Exception {
		for (int i = 0; i < 5; i++) {
			connect().say(head("198.51.100.%d, 10.0.0.9".formatted(i), 1000) + "vote=");
		}
		await().untilAsserted(() -> assertThat(vote("198.51.100.77, 10.0.0.9")).isEqualTo(429));
		assertThat(vote("198.51.100.77, 10.0.0.8")).isEqualTo(303);
	}

	@Test
	void servesOthersWhileManySendTheirHeadersSlowly() throws Exception {
		for (int i = 0; i < MANY; i++) {
			connect().say("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
		}
		assertThat(vote("203.0.113.69")).isEqualTo(303);
		for (SlowClient client : this.clients) {
			assertThat(client.isHungUpOn()).isTrue();
		}
	}

	private SlowClient connect() throws IOException {
		SlowClient client = new SlowClient(this.port);
		this.clients.add(client);
		return client;
	}

	private int vote(String forwardedFor) throws Exception {
		return visit(forwardedFor).statusCode();
	}

	private HttpResponse<String> visit(String forwardedFor) throws Exception {
		return new Visitor(URI.create("http://127.0.0.1:%d/".formatted(this.port))).vote("a", "X-Forwarded-For",
				forwardedFor);
	}

	private double count(String counter) {
		return this.metrics.get(counter).counter().count();
	}

	private static String head(String client, int length) {
		return post(client, "Content-Length: " + length);
	}

	private static String chunked(String client) {
		return post(client, "Transfer-Encoding: chunked");
	}

	private static String post(String client, String body) {
		return """
				POST / HTTP/1.1\r
				Host: x\r
				X-Forwarded-For: %s\r
				Content-Type: application/x-www-form-urlencoded\r
				%s\r
				\r
				""".formatted(client, body);
	}

}
