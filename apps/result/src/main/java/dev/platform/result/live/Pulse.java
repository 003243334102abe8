package dev.platform.result.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Asks a browser now and then whether it still reads. One that does not is let go: what
 * it is sent would pile up, and it would keep a place that somebody else wants.
 */
class Pulse {

	private static final int UNANSWERED = 2;

	private final Duration interval;

	private long asked = System.nanoTime();

	// Of another thread, which hears the answers.
	private final AtomicInteger unanswered = new AtomicInteger();

	Pulse(Duration interval) {
		this.interval = interval;
	}

	/**
	 * Asks if it is time to.
	 * @return whether the browser has answered lately
	 */
	boolean beats(WebSocketSession session) throws IOException {
		long now = System.nanoTime();
		if (now - this.asked < this.interval.toNanos()) {
			return true;
		}
		if (this.unanswered.get() >= UNANSWERED) {
			session.close(CloseStatus.SESSION_NOT_RELIABLE);
			return false;
		}
		this.asked = now;
		this.unanswered.incrementAndGet();
		session.sendMessage(new PingMessage());
		return true;
	}

	void heard() {
		this.unanswered.set(0);
	}

}
