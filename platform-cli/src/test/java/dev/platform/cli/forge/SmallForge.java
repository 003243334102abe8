package dev.platform.cli.forge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.platform.cli.network.Address;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mock of Gitea with one request, and somebody who can act just before it answers.
 */
public final class SmallForge implements AutoCloseable {

	private static final String PULLS = "/api/v1/repos/team/platform/pulls";

	private final HttpServer server;

	/** What somebody else does before the next requests are opened. */
	public final Deque<Runnable> beforeOpening = new ArrayDeque<>();

	/** The title and text of the open request; null where none is open. */
	public @Nullable String open;

	/** How many have been opened. */
	public int opened;

	private SmallForge(HttpServer server) {
		this.server = server;
	}

	public static SmallForge start() throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		SmallForge forge = new SmallForge(http);
		http.createContext("/", forge::handle);
		// The one who acts asks, too.
		http.setExecutor(Thread::startVirtualThread);
		http.start();
		return forge;
	}

	public PullRequests requests() {
		String url = "http://127.0.0.1:%d/team/platform.git".formatted(this.server.getAddress().getPort());
		return new PullRequests(Map.of("PLATFORM_FORGE", "gitea", "GITEA_TOKEN", "t0ken", "PLATFORM_REPOSITORY", url),
				() -> Address.of("test", url), Optional::empty, Optional::empty);
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes());
		switch (exchange.getRequestMethod()) {
			case "POST" -> {
				Optional.ofNullable(this.beforeOpening.poll()).ifPresent(Runnable::run);
				if (this.open != null) {
					answer(exchange, 409, "{\"message\": \"pull request already exists for these targets\"}");
					return;
				}
				this.opened++;
				this.open = words(body);
				answer(exchange, 201, request());
			}
			case "PATCH" -> {
				this.open = words(body);
				answer(exchange, 201, request());
			}
			default -> {
				boolean found = this.open != null || !exchange.getRequestURI().getPath().startsWith(PULLS);
				answer(exchange, found ? 200 : 404, request());
			}
		}
	}

	private static String words(String body) {
		var json = JsonMapper.shared().readTree(body);
		return json.path("title").asString() + "\n" + json.path("body").asString();
	}

	private String request() {
		return "{\"number\": %d, \"html_url\": \"https://forge/pulls/%1$d\", \"state\": \"open\"}"
			.formatted(this.opened);
	}

	private static void answer(HttpExchange exchange, int status, String text) throws IOException {
		exchange.sendResponseHeaders(status, text.length());
		exchange.getResponseBody().write(text.getBytes());
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
