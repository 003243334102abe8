package dev.platform.result.live;

import java.lang.reflect.Proxy;
import java.time.Duration;

import dev.platform.result.counts.LiveCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ViewersTests {

	private final MeterRegistry metrics = new SimpleMeterRegistry();

	private final Viewers viewers = new Viewers(new LiveCounts(), Duration.ofSeconds(25), this.metrics);

	// Many, because the viewer must end before its thread's start returns to show
	// anything.
	@Test
	void forgetsAViewerWhoLeavesAtOnce() throws Exception {
		for (int i = 0; i < 1000; i++) {
			this.viewers.afterConnectionEstablished(leaving(Integer.toString(i)));
		}
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.metrics.get("result.viewers").gauge().value()).isZero());
	}

	// Already closed when the viewer looks, as Tomcat tells it.
	private WebSocketSession leaving(String id) {
		return (WebSocketSession) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { WebSocketSession.class }, (session, method, _) -> switch (method.getName()) {
					case "getId" -> id;
					case "isOpen" -> {
						this.viewers.afterConnectionClosed((WebSocketSession) session, CloseStatus.NORMAL);
						yield false;
					}
					default -> null;
				});
	}

}
