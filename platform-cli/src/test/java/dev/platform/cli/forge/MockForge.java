package dev.platform.cli.forge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A mock: answers as a forge's documentation says it does, and keeps what it was asked.
 */
final class MockForge implements AutoCloseable {

	private final HttpServer server;

	private final Deque<Answer> answers = new ArrayDeque<>();

	/** Method, path and body of each request. */
	final List<String> requests = new ArrayList<>();

	/** The header {@code Authorization} of each request. */
	final List<String> authorizations = new ArrayList<>();

	record Answer(int status, String body) {
	}

	private MockForge(HttpServer server) {
		this.server = server;
	}

	static MockForge start() throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		MockForge forge = new MockForge(http);
		http.createContext("/", forge::handle);
		http.start();
		return forge;
	}

	void answers(int status, String body) {
		this.answers.add(new Answer(status, body));
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes());
		this.requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
		this.authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
		Answer answer = this.answers.isEmpty() ? new Answer(500, "{\"message\": \"not expected\"}")
				: this.answers.pop();
		byte[] bytes = answer.body().getBytes();
		exchange.sendResponseHeaders(answer.status(), bytes.length);
		try (OutputStream output = exchange.getResponseBody()) {
			output.write(bytes);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
