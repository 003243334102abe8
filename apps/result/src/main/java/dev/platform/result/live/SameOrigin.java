package dev.platform.result.live;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets only this site's own pages connect, and programs that are no browsers.
 */
@Component
class SameOrigin implements HandshakeInterceptor {

	private static final String FORWARDED_HOST = "X-Forwarded-Host";

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpHeaders headers = request.getHeaders();
		String origin = headers.getFirst(HttpHeaders.ORIGIN);
		if (origin == null || isHost(origin, headers.getFirst(HttpHeaders.HOST))
				|| isHost(origin, headers.getFirst(FORWARDED_HOST))) {
			return true;
		}
		response.setStatusCode(HttpStatus.FORBIDDEN);
		return false;
	}

	// A proxy may ask for this service by another name; no other site can make a browser
	// send
	// the name in this header. Only host and port are compared: behind a TLS proxy this
	// service does not see the
	// scheme.
	private static boolean isHost(String origin, @Nullable String host) {
		try {
			return URI.create(origin).getRawAuthority() instanceof String authority && authority.equalsIgnoreCase(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

}
