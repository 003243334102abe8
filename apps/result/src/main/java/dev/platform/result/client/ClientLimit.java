package dev.platform.result.client;

import java.io.IOException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Refuses a client that has too many requests under way, so that one who is slow with
 * each of them leaves room for the others.
 */
class ClientLimit implements Filter {

	private static final int TOO_MANY_REQUESTS = 429;

	private final Crowd underWay;

	private final Counter refused;

	ClientLimit(int limit, MeterRegistry metrics) {
		this.underWay = new Crowd(limit);
		this.refused = Counter.builder("requests.refused")
			.description("Requests of clients that had too many under way")
			.register(metrics);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Network client = Network.of(request.getRemoteAddr());
		if (!this.underWay.enter(client)) {
			this.refused.increment();
			((HttpServletResponse) response).sendError(TOO_MANY_REQUESTS);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.underWay.leave(client);
		}
	}

}
