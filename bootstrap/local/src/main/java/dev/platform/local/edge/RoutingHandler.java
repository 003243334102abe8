package dev.platform.local.edge;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.server.handlers.proxy.SimpleProxyClientProvider;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

/**
 * Passes a request on to the workload that its host and path lead to, as it is.
 */
final class RoutingHandler implements HttpHandler {

	// what a client says about its way here is not believed
	private static final List<HttpString> CLAIMS = List.of(new HttpString("Forwarded"), Headers.X_FORWARDED_FOR,
			Headers.X_FORWARDED_PROTO, Headers.X_FORWARDED_HOST, Headers.X_FORWARDED_PORT, Headers.X_FORWARDED_SERVER,
			new HttpString("X-Forwarded-Prefix"), new HttpString("X-Forwarded-Ssl"), new HttpString("X-Real-IP"));

	private final RouteTable table;

	private final Pages pages;

	private final Map<InetSocketAddress, HttpHandler> proxies = new ConcurrentHashMap<>();

	RoutingHandler(RouteTable table, Pages pages) {
		this.table = table;
		this.pages = pages;
	}

	@Override
	public void handleRequest(HttpServerExchange exchange) throws Exception {
		var target = this.table.find(exchange.getHostName(), exchange.getRequestPath());
		if (target.isEmpty()) {
			this.pages.unknown(exchange, this.table.all());
			return;
		}
		String environment = target.get().environment();
		String workload = target.get().route().workload();
		InetSocketAddress address = target.get().address();
		if (address == null) {
			this.pages.notReady(exchange, environment, workload);
			return;
		}
		describe(exchange);
		// the process may be gone before the table knows
		exchange.addDefaultResponseListener((failed) -> {
			boolean unanswered = failed.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE
					&& !failed.isResponseStarted();
			if (unanswered) {
				this.pages.notReady(failed, environment, workload);
			}
			return unanswered;
		});
		this.proxies.computeIfAbsent(address, RoutingHandler::proxy).handleRequest(exchange);
	}

	private static void describe(HttpServerExchange exchange) {
		HeaderMap headers = exchange.getRequestHeaders();
		CLAIMS.forEach(headers::remove);
	}

	// one connection behind each connection in front: a WebSocket is then nothing special
	private static HttpHandler proxy(InetSocketAddress address) {
		URI uri = URI.create("http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
		return ProxyHandler.builder().setProxyClient(new SimpleProxyClientProvider(uri)).build();
	}

}
