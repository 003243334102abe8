package dev.platform.local.edge;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.local.manifest.Route;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * The pages that the edge writes itself.
 */
record Pages(int httpsPort) {

	private static final String RETRY_SECONDS = "2";

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">%s<title>%s</title></head>
			<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
			<h1>%s</h1>
			%s
			</body>
			</html>
			""";

	void notReady(HttpServerExchange exchange, String environment, String workload) {
		exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
		exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
		String refresh = "<meta http-equiv=\"refresh\" content=\"%s\">".formatted(RETRY_SECONDS);
		send(exchange, refresh, "Not ready", "<p>%s in %s is not ready; this page tries again by itself.</p>"
			.formatted(escape(workload), escape(environment)));
	}

	void unknown(HttpServerExchange exchange, List<Route> routes) {
		exchange.setStatusCode(StatusCodes.NOT_FOUND);
		String links = routes.stream()
			.map((route) -> route.host() + ":" + this.httpsPort + route.path())
			.sorted()
			.map((address) -> "<li><a href=\"https://%1$s\">%1$s</a></li>".formatted(escape(address)))
			.collect(Collectors.joining("\n", "<p>Nothing is here. There is:</p>\n<ul>\n", "\n</ul>"));
		send(exchange, "", "Not found", links);
	}

	private static void send(HttpServerExchange exchange, String head, String title, String body) {
		exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
		exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
		exchange.getResponseSender().send(PAGE.formatted(head, title, title, body));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

}
