package dev.platform.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import dev.platform.worker.store.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LateDatabaseIntegrationTests {

	private static final RealRedis REDIS = RealRedis.onFreePort();

	private static final int POSTGRES_PORT = freePort();

	private final RedisClient redis;

	private final JdbcClient database;

	private final URI health;

	LateDatabaseIntegrationTests(@Autowired RedisClient redis, @Autowired JdbcClient database,
			@LocalServerPort int port) {
		this.redis = redis;
		this.database = database;
		this.health = URI.create("http://localhost:%d/actuator/health/".formatted(port));
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		REDIS.start();
		properties.add("redis.port", REDIS::port);
		RealPostgres.register(properties, POSTGRES_PORT);
	}

	@AfterAll
	static void stop() {
		REDIS.die();
	}

	@Test
	void waitsAliveForTheDatabaseAndThenStoresWhatCameBefore() throws Exception {
		this.redis.xadd("votes", XAddParams.xAddParams(), Map.of("voter", "early", "vote", "a", "at", "1000"));
		assertThat(status("liveness")).isEqualTo(200);
		assertThat(status("readiness")).isEqualTo(503);
		try (var _ = RealPostgres.start(POSTGRES_PORT)) {
			await().atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.untilAsserted(() -> assertThat(this.database.sql("select voter from votes").query(String.class).list())
					.containsExactly("early"));
			assertThat(status("readiness")).isEqualTo(200);
		}
	}

	private int status(String probe) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(this.health.resolve(probe)).build(), BodyHandlers.discarding())
				.statusCode();
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
