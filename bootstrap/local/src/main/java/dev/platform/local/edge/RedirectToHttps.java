package dev.platform.local.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * Answers plain HTTP with the same address under HTTPS.
 */
record RedirectToHttps(int httpsPort) implements HttpHandler {

	@Override
	public void handleRequest(HttpServerExchange exchange) {
		String query = exchange.getQueryString().isEmpty() ? "" : "?" + exchange.getQueryString();
		exchange.setStatusCode(StatusCodes.PERMANENT_REDIRECT);
		exchange.getResponseHeaders()
			.put(Headers.LOCATION, "https://%s:%d%s%s".formatted(exchange.getHostName(), this.httpsPort,
					exchange.getRequestPath(), query));
		exchange.endExchange();
	}

}
