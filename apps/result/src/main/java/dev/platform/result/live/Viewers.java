package dev.platform.result.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.result.counts.LiveCounts;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Everybody who watches the counts now.
 */
@Component
class Viewers extends AbstractWebSocketHandler {

	private final LiveCounts counts;

	private final Map<String, Thread> viewers = new ConcurrentHashMap<>();

	private final Duration heartbeat;

	Viewers(LiveCounts counts, @Value("${result.heartbeat}") Duration heartbeat, MeterRegistry metrics) {
		this.counts = counts;
		this.heartbeat = heartbeat;
		metrics.gaugeMapSize("result.viewers", List.of(), this.viewers);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		Viewer viewer = new Viewer(session, this.counts, this.heartbeat);
		Thread thread = Thread.ofVirtual().name("viewer").unstarted(viewer);
		// Known before it starts: it may end at once, and who ends is removed.
		this.viewers.put(session.getId(), thread);
		thread.start();
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		Thread viewer = this.viewers.remove(session.getId());
		if (viewer != null) {
			viewer.interrupt();
		}
	}

}
