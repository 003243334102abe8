package dev.platform.vote.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.platform.vote.RealRedis;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
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
 * Clients that open connections and say nothing, or their headers slowly, with no proxy
 * in front.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "client.trusted-hops=0", "client.connections-at-once=20" })
class SilentClientsIntegrationTests {

	private static final RealRedis SERVER = RealRedis.onFreePort();

	private final int port;

	private final MeterRegistry metrics;

	private final List<Socket> sockets = new ArrayList<>();

	SilentClientsIntegrationTests(@LocalServerPort int port, @Autowired MeterRegistry metrics) {
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
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	@Test
	void letsInNoMoreThanOneClientMayHave() throws IOException {
		for (int i = 0; i < 10; i++) {
			connect("127.0.0.2");
			say(connect("127.0.0.2"), "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
		}
		for (int i = 0; i < 10; i++) {
			assertThat(connect("127.0.0.2").getInputStream().read()).as("one too many").isEqualTo(-1);
		}
		assertThat(this.metrics.get("connections.refused").counter().count()).isGreaterThanOrEqualTo(10);
		assertThat(status(connect("127.0.0.3"))).startsWith("HTTP/1.1 200");
		hangUp();
		await().untilAsserted(() -> assertThat(status(connect("127.0.0.2"))).startsWith("HTTP/1.1 200"));
	}

	private Socket connect(String from) throws IOException {
		Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), this.port, InetAddress.getByName(from), 0);
		socket.setSoTimeout(30_000);
		this.sockets.add(socket);
		return socket;
	}

	private static void say(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String status(Socket socket) throws IOException {
		say(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
		return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
	}

}
