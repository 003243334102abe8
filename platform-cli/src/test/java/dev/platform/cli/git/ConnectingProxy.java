package dev.platform.cli.git;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A proxy for plain HTTP that wants a password.
 */
final class ConnectingProxy implements AutoCloseable {

	private final HttpServer server;

	private final String authorization;

	/** The addresses that were asked for with the right password. */
	final List<String> requests = new CopyOnWriteArrayList<>();

	private ConnectingProxy(HttpServer server, String authorization) {
		this.server = server;
		this.authorization = authorization;
	}

	static ConnectingProxy start(String user, String password) throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		ConnectingProxy proxy = new ConnectingProxy(http,
				"Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes()));
		http.createContext("/", proxy::handle);
		http.start();
		return proxy;
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		if (!this.authorization.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
			exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
			exchange.sendResponseHeaders(407, -1);
			exchange.close();
			return;
		}
		this.requests.add(exchange.getRequestURI().toString());
		HttpURLConnection onwards = (HttpURLConnection) exchange.getRequestURI().toURL().openConnection(Proxy.NO_PROXY);
		onwards.setRequestMethod(exchange.getRequestMethod());
		for (String name : List.of("Authorization", "Content-Type", "Content-Encoding", "Git-Protocol", "Accept")) {
			String value = exchange.getRequestHeaders().getFirst(name);
			if (value != null) {
				onwards.setRequestProperty(name, value);
			}
		}
		if (body.length > 0) {
			onwards.setDoOutput(true);
			onwards.getOutputStream().write(body);
		}
		int status = onwards.getResponseCode();
		byte[] answer = (status < 400) ? onwards.getInputStream().readAllBytes() : new byte[0];
		for (String name : List.of("Content-Type", "WWW-Authenticate")) {
			if (onwards.getHeaderField(name) != null) {
				exchange.getResponseHeaders().set(name, onwards.getHeaderField(name));
			}
		}
		exchange.sendResponseHeaders(status, (answer.length > 0) ? answer.length : -1);
		try (OutputStream output = exchange.getResponseBody()) {
			output.write(answer);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
