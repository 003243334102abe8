package dev.platform.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A mock of an API server, which says what a test tells it to, and the kubeconfig that
 * leads to it.
 */
public final class MockApiServer implements AutoCloseable {

	private final HttpServer server;

	private final Path kubeconfig;

	private MockApiServer(HttpServer server, Path kubeconfig) {
		this.server = server;
		this.kubeconfig = kubeconfig;
	}

	/**
	 * What somebody asks it.
	 */
	public record Request(String method, URI address, String body) {
	}

	/**
	 * What it answers, as JSON.
	 */
	public record Answer(int status, String body) {

		public static Answer list(String kind, String version, String items) {
			return new Answer(200, """
					{"kind": "%s", "apiVersion": "%s", "metadata": {}, "items": [%s]}""".formatted(kind, version,
					items));
		}

		public static Answer notFound() {
			return new Answer(404, "{}");
		}

	}

	/** One whose kubeconfig lies in that directory. */
	public static MockApiServer start(Path directory, Function<Request, Answer> answers) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> answer(exchange, answers));
		server.start();
		return new MockApiServer(server, Files.writeString(directory.resolve("kubeconfig"), """
				apiVersion: v1
				kind: Config
				current-context: test
				contexts: [{name: test, context: {cluster: test, user: test}}]
				clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
				users: [{name: test, user: {}}]
				""".formatted(server.getAddress().getPort())));
	}

	public Cluster cluster() {
		return new Cluster(this.kubeconfig, Optional::empty);
	}

	private static void answer(HttpExchange exchange, Function<Request, Answer> answers) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
			Answer answer = answers.apply(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), body));
			byte[] bytes = answer.body().getBytes(UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(answer.status(), bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
