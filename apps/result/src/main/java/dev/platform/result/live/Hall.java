package dev.platform.result.live;

import java.util.Map;
import java.util.Objects;

import dev.platform.result.client.Crowd;
import dev.platform.result.client.Network;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets in so many open pages of one client and no more, so that one does not take the
 * place of all others.
 */
@Component
class Hall implements HandshakeInterceptor {

	private static final String CLIENT = Hall.class.getName();

	private static final String END_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

	private static final Long END_MILLIS = 1000L;

	private final Crowd seated;

	private final Counter refused;

	Hall(@Value("${result.viewers-of-one}") int limit, MeterRegistry metrics) {
		this.seated = new Crowd(limit);
		this.refused = Counter.builder("result.viewers.refused")
			.description("Open pages of clients that had too many")
			.register(metrics);
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		Network client = Network.of(((ServletServerHttpRequest) request).getServletRequest().getRemoteAddr());
		attributes.put(CLIENT, client);
		if (this.seated.isFull(client)) {
			this.refused.increment();
			response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, "15");
			return false;
		}
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

	/**
	 * Counts those who sit down, which not everybody does who was let in, and of those
	 * who come in the same moment sends away who is too many.
	 */
	WebSocketHandler seating(WebSocketHandler viewers) {
		return new WebSocketHandlerDecorator(viewers) {

			@Override
			public void afterConnectionEstablished(WebSocketSession session) throws Exception {
				endSoon(session);
				if (Hall.this.seated.enter(client(session))) {
					super.afterConnectionEstablished(session);
					return;
				}
				Hall.this.refused.increment();
				session.getAttributes().remove(CLIENT);
				session.close(CloseStatus.SERVICE_OVERLOAD);
			}

			@Override
			public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
				if (session.getAttributes().remove(CLIENT) instanceof Network client) {
					Hall.this.seated.leave(client);
					super.afterConnectionClosed(session, status);
				}
			}
		};
	}

	// Once it is told to end: a client that does not read would not say that it has
	// heard.
	private static void endSoon(WebSocketSession session) {
		if (session instanceof NativeWebSocketSession known) {
			@Nullable Session tomcats = known.getNativeSession(Session.class);
			if (tomcats != null) {
				tomcats.getUserProperties().put(END_TIMEOUT, END_MILLIS);
			}
		}
	}

	private static Network client(WebSocketSession session) {
		return Objects.requireNonNull((Network) session.getAttributes().get(CLIENT));
	}

}
