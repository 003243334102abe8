package dev.platform.result.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import dev.platform.result.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that keep a request open; the page needs no database. 127.0.0.1 is a proxy that
 * says who they are.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "client.requests-at-once=5", "client.request-time=3s" })
class SlowClientsIntegrationTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final int port;

	SlowClientsIntegrationTests(@LocalServerPort int port) {
		this.port = port;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, RealPostgres.freePort());
	}

	@AfterAll
	static void stop() {
		HTTP.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GE", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
			"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" })
	void cutsOffWhoNeverComesToAnEnd(String beginning) throws Exception {
		try (SlowClient client = new SlowClient(this.port).say(beginning)) {
			client.dribble();
		}
		assertThat(get("203.0.113.66")).isEqualTo(200);
	}

	@Test
	void servesOthersWhileManyAreSlow() throws Exception {
		List<SlowClient> clients = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			clients.add(new SlowClient(this.port).say("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
		}
		assertThat(get("203.0.113.66")).isEqualTo(200);
		for (SlowClient client : clients) {
			assertThat(client.isHungUpOn()).isTrue();
			client.close();
		}
	}

	private int get(String forwardedFor) throws Exception {
		return HTTP
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(this.port)))
				.header("X-Forwarded-For", forwardedFor)
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

}
