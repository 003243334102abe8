package dev.platform.cli.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * No registry: it answers {@code /v2/} as registries do, and {@code /token} as what gives
 * tokens for them does.
 */
public final class MockRegistry implements AutoCloseable {

	public static final String USER = "robot";

	public static final String PASSWORD = "s3cret-t0ken";

	private static final String TOKEN = "given-by-the-mock";

	/** How it lets in. */
	public enum Door {

		OPEN, BASIC, BEARER, BEARER_THAT_ANYBODY_GETS, BEARER_FROM_ELSEWHERE, BEARER_FROM_ANOTHER_PORT, BROKEN, SILENT

	}

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final Door door;

	/** What gives tokens instead of it. */
	public String elsewhere = "";

	/** The path and the authorization of each request. */
	public final List<String> requests = new CopyOnWriteArrayList<>();

	private MockRegistry(Door door) throws IOException {
		this.door = door;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.executor);
		this.server.start();
	}

	public static MockRegistry start(Door door) throws IOException {
		return new MockRegistry(door);
	}

	/** As an image names it. */
	public String host() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString();
		String told = exchange.getRequestHeaders().getFirst("Authorization");
		this.requests.add(path + " " + told);
		String login = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
		if (path.startsWith("/token")) {
			boolean given = login.equals(told) || (told == null && this.door == Door.BEARER_THAT_ANYBODY_GETS);
			answer(exchange, given ? 200 : 401, given ? "{\"token\": \"%s\"}".formatted(TOKEN) : "");
			return;
		}
		switch (this.door) {
			case OPEN -> answer(exchange, 200, "{}");
			case BASIC -> challenge(exchange, login.equals(told), "Basic realm=\"mock\"");
			case BEARER, BEARER_THAT_ANYBODY_GETS -> challenge(exchange, ("Bearer " + TOKEN).equals(told),
					"Bearer realm=\"http://%s/token\",service=\"the mock\"".formatted(host()));
			case BEARER_FROM_ELSEWHERE ->
				challenge(exchange, false, "Bearer realm=\"http://tokens.example.com/\",service=\"the mock\"");
			case BEARER_FROM_ANOTHER_PORT -> challenge(exchange, false,
					"Bearer realm=\"http://%s/token\",service=\"the mock\"".formatted(this.elsewhere));
			case BROKEN -> answer(exchange, 503, "");
			case SILENT -> hang();
		}
	}

	private static void challenge(HttpExchange exchange, boolean in, String challenge) throws IOException {
		exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
		answer(exchange, in ? 200 : 401, "");
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
		exchange.getResponseBody().write(body.getBytes(UTF_8));
		exchange.close();
	}

	private static void hang() {
		try {
			Thread.sleep(60_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
