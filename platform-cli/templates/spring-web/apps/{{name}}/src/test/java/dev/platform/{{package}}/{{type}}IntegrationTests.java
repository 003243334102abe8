package dev.platform.{{package}};

{{#egress}}
import java.io.IOException;
import java.io.UncheckedIOException;
{{/egress}}
{{#redis}}
import java.net.ServerSocket;
{{/redis}}
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

{{#postgres}}
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
{{/postgres}}
{{#egress}}
import org.junit.jupiter.api.AfterAll;
{{/egress}}
import org.junit.jupiter.api.Test;
{{#redis}}
import redis.embedded.RedisServer;
{{/redis}}

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
{{#egress}}
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
{{/egress}}

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.servlet.context-path=/here", "management.server.port=0" })
class {{type}}IntegrationTests {

	private static final String NAME = "{{name}}";

{{#postgres}}
	private static final EmbeddedPostgres POSTGRES = startPostgres();

{{/postgres}}
{{#redis}}
	private static final int REDIS_PORT = freePort();

	private static final RedisServer REDIS = startRedis();

{{/redis}}
	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;
{{#egress}}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
{{#redis}}
		properties.add("redis.port", () -> REDIS_PORT);
{{/redis}}
{{#postgres}}
		properties.add("POSTGRES_PORT", POSTGRES::getPort);
		properties.add("POSTGRES_DATABASE", () -> "postgres");
		properties.add("POSTGRES_USER", () -> "postgres");
{{/postgres}}
	}

	@AfterAll
	static void stop() throws IOException {
{{#redis}}
		REDIS.stop();
{{/redis}}
{{#postgres}}
		POSTGRES.close();
{{/postgres}}
	}
{{/egress}}

	@Test
	void greetsAtItsPathOnceItIsReady() throws Exception {
		await().atMost(Duration.ofSeconds(30)).until(() -> readiness() == 200);
		HttpResponse<String> first = get(this.port, "/here/");
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(first.body()).isEqualTo("{\"service\":\"%s\",\"visits\":1}".formatted(NAME));
		assertThat(get(this.port, "/here/").body()).contains("\"visits\":2");
	}

	private int readiness() throws Exception {
		return get(this.managementPort, "/actuator/health/readiness").statusCode();
	}

	private static HttpResponse<String> get(int port, String path) throws Exception {
		URI address = URI.create("http://localhost:%d%s".formatted(port, path));
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
		}
	}
{{#postgres}}

	private static EmbeddedPostgres startPostgres() {
		try {
			return EmbeddedPostgres.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}
{{/postgres}}
{{#redis}}

	private static RedisServer startRedis() {
		try {
			RedisServer server = RedisServer.newRedisServer().port(REDIS_PORT).setting("save \"\"").build();
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
{{/redis}}

}
