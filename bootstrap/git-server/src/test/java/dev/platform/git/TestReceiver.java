package dev.platform.git;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands where Argo CD does and keeps what it is told; fails as often as it is asked to.
 */
final class TestReceiver implements AutoCloseable {

	private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private int failures;

	TestReceiver(int failures) throws IOException {
		this.failures = failures;
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/api/webhook", this::receive);
		this.server.start();
	}

	/** One event as it came. */
	record Delivery(byte[] body, String event, String signature) {

		JsonNode json() {
			return new JsonMapper().readTree(this.body);
		}

	}

	URI url() {
		return URI.create("http://127.0.0.1:%d/api/webhook".formatted(this.server.getAddress().getPort()));
	}

	List<Delivery> deliveries() {
		return this.deliveries;
	}

	private synchronized void receive(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		if (this.failures-- > 0) {
			exchange.sendResponseHeaders(503, -1);
		}
		else {
			this.deliveries.add(new Delivery(body, exchange.getRequestHeaders().getFirst("X-GitHub-Event"),
					exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
			exchange.sendResponseHeaders(200, -1);
		}
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
