package dev.platform.result.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.result.counts.LiveCounts;
import io.micrometer.core.instrument.MeterRegistry;

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

	Viewers(LiveCounts counts, MeterRegistry metrics) {
		this.counts = counts;
		metrics.gaugeMapSize("result.viewers", List.of(), this.viewers);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.viewers.put(session.getId(), Thread.ofVirtual().name("viewer").start(new Viewer(session, this.counts)));
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		Thread viewer = this.viewers.remove(session.getId());
		if (viewer != null) {
			viewer.interrupt();
		}
	}

}
