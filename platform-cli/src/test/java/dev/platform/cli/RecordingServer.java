package dev.platform.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A canary on the loopback address: keeps every request with all that it was told, and
 * wants a login. As a proxy it stands for every server.
 */
public final class RecordingServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	/** Method, address and headers of each request. */
	public final List<String> requests = new CopyOnWriteArrayList<>();

	private volatile @Nullable String leadsTo;

	private RecordingServer(HttpServer server) {
		this.server = server;
	}

	public static RecordingServer start() throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		RecordingServer server = new RecordingServer(http);
		http.createContext("/", server::handle);
		http.setExecutor(server.executor);
		http.start();
		return server;
	}

	/** From now on whoever has a login is led elsewhere. */
	public void leadTo(String address) {
		this.leadsTo = address;
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		Map<String, List<String>> headers = exchange.getRequestHeaders();
		this.requests.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), headers));
		exchange.getRequestBody().readAllBytes();
		String location = this.leadsTo;
		if (location != null && headers.containsKey("Authorization")) {
			exchange.getResponseHeaders().set("Location", location + exchange.getRequestURI());
			exchange.sendResponseHeaders(302, -1);
		}
		else {
			exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
			exchange.sendResponseHeaders(401, -1);
		}
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
