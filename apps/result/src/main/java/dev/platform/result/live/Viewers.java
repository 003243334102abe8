package dev.platform.result.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.result.counts.LiveCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Everybody who watches the counts now.
 */
@Component
class Viewers extends AbstractWebSocketHandler {

	private final LiveCounts counts;

	private final Map<String, Seat> viewers = new ConcurrentHashMap<>();

	private final Duration heartbeat;

	private final Counter lost;

	Viewers(LiveCounts counts, @Value("${result.heartbeat}") Duration heartbeat, MeterRegistry metrics) {
		this.counts = counts;
		this.heartbeat = heartbeat;
		metrics.gaugeMapSize("result.viewers", List.of(), this.viewers);
		this.lost = Counter.builder("result.viewers.lost")
			.description("Open pages that were let go because they did not read")
			.register(metrics);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		Viewer viewer = new Viewer(session, this.counts, this.heartbeat, this.lost::increment);
		Thread thread = Thread.ofVirtual().name("viewer").unstarted(viewer);
		// Known before it starts: it may end at once, and who ends is removed.
		this.viewers.put(session.getId(), new Seat(viewer, thread));
		thread.start();
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		@Nullable Seat seat = this.viewers.get(session.getId());
		if (seat != null) {
			seat.viewer().heard();
		}
	}

	// The page says nothing; whoever does keeps this service busy.
	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
		session.close(CloseStatus.NOT_ACCEPTABLE);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		@Nullable Seat seat = this.viewers.remove(session.getId());
		if (seat != null) {
			seat.thread().interrupt();
		}
	}

	private record Seat(Viewer viewer, Thread thread) {
	}

}
