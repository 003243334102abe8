package dev.platform.result.live;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;

import dev.platform.result.RealPostgres;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a connection is, whatever it carries: there is no database at all.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "result.heartbeat=100ms" })
class ConnectionIntegrationTests {

	private final int port;

	ConnectionIntegrationTests(@LocalServerPort int port) {
		this.port = port;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, RealPostgres.freePort());
	}

	@Test
	void speaksEvenWhenThereIsNothingToTell() throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			Watcher watcher = Watcher.connect(http, URI.create("ws://localhost:%d/live".formatted(this.port)));
			assertThat(watcher.next()).isEqualTo("{}");
			assertThat(watcher.next()).isEqualTo("{}");
			http.shutdownNow();
		}
	}

	// As browsers offer it; Java's own client cannot.
	@Test
	void agreesToNoCompression() throws Exception {
		assertThat(handshake()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("sec-websocket-extensions");
	}

	private String handshake() throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write("""
					GET /live HTTP/1.1\r
					Host: localhost:%d\r
					Connection: Upgrade\r
					Upgrade: websocket\r
					Sec-WebSocket-Version: 13\r
					Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
					Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r
					\r
					""".formatted(this.port).getBytes(StandardCharsets.US_ASCII));
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = socket.getInputStream().read();
				if (next < 0) {
					throw new IOException("the service hung up after: " + head);
				}
				head.append((char) next);
			}
			return head.toString();
		}
	}

}
