package dev.platform.result.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

import dev.platform.result.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A day in the life of the database, from before it exists until after it came back.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.servlet.context-path=/result", "management.server.port=0" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveIntegrationTests {

	private static final int POSTGRES_PORT = RealPostgres.freePort();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final URI live;

	private final URI counts;

	private final URI health;

	LiveIntegrationTests(@LocalServerPort int port, @LocalManagementPort int managementPort) {
		this.live = URI.create("ws://localhost:%d/result/live".formatted(port));
		this.counts = URI.create("http://localhost:%d/result/counts".formatted(port));
		this.health = URI.create("http://localhost:%d/actuator/health/".formatted(managementPort));
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, POSTGRES_PORT);
	}

	@AfterAll
	static void stop() {
		HTTP.shutdownNow();
	}

	@Test
	@Order(1)
	void isAliveButNotReadyWithoutADatabase() throws Exception {
		assertThat(get(this.health.resolve("liveness")).statusCode()).isEqualTo(200);
		assertThat(get(this.health.resolve("readiness")).statusCode()).isEqualTo(503);
		assertThat(get(this.counts).statusCode()).isEqualTo(503);
		assertThat(get(this.counts.resolve("./")).body()).contains("The counts are not known yet")
			.doesNotContain("0 votes");
	}

	@Test
	@Order(2)
	void showsEveryChangeFromTheFirstVoteOn() throws Exception {
		try (RealPostgres postgres = RealPostgres.start(POSTGRES_PORT)) {
			Watcher watcher = Watcher.connect(HTTP, this.live);
			assertThat(watcher.next()).isEqualTo("{\"a\":0,\"b\":0}");
			// The pool waits longer and longer before it tries a lost database again.
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(get(this.counts).body()).isEqualTo("{\"a\":0,\"b\":0}"));
			assertThat(get(this.health.resolve("readiness")).statusCode()).isEqualTo(200);

			postgres.createSchema();
			postgres.execute("insert into votes (voter, vote, at) values ('x', 'a', now()), ('y', 'b', now())");
			assertThat(watcher.next()).isEqualTo("{\"a\":1,\"b\":1}");
			postgres.execute("insert into votes (voter, vote, at) values ('z', 'b', now())");
			assertThat(watcher.next()).isEqualTo("{\"a\":1,\"b\":2}");
			assertThat(get(this.counts).body()).isEqualTo("{\"a\":1,\"b\":2}");

			assertThat(Watcher.connect(HTTP, this.live).next()).isEqualTo("{\"a\":1,\"b\":2}");
		}
	}

	@Test
	@Order(3)
	void keepsWatchersThroughAnOutageAndTellsThemWhatChanged() throws Exception {
		String stale = "{\"a\":1,\"b\":2,\"stale\":true}";
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(Watcher.connect(HTTP, this.live).next()).isEqualTo(stale));
		assertThat(get(this.counts.resolve("./")).body()).contains("class=\"state\">Out of date");
		Watcher watcher = Watcher.connect(HTTP, this.live);
		assertThat(watcher.next()).isEqualTo(stale);
		try (RealPostgres postgres = RealPostgres.start(POSTGRES_PORT)) {
			assertThat(watcher.next()).isEqualTo("{\"a\":0,\"b\":0}");
			postgres.createSchema();
			postgres.execute("insert into votes (voter, vote, at) values ('x', 'a', now())");
			assertThat(watcher.next()).isEqualTo("{\"a\":1,\"b\":0}");
		}
	}

	@Test
	@Order(4)
	void letsNoOtherSiteWatch() {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> HTTP.newWebSocketBuilder()
				.header("Origin", "https://elsewhere.example")
				.buildAsync(this.live, new Watcher())
				.join())
			.havingCause()
			.isInstanceOfSatisfying(WebSocketHandshakeException.class,
					(refused) -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
	}

	@Test
	@Order(5)
	void letsItsOwnPageWatchBehindATlsProxy() {
		var socket = HTTP.newWebSocketBuilder()
			.header("Origin", "https://" + this.live.getAuthority())
			.buildAsync(this.live, new Watcher())
			.join();
		assertThat(socket.isInputClosed()).isFalse();
		socket.abort();
	}

	private static HttpResponse<String> get(URI uri) throws Exception {
		return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

}
