package dev.platform.result.live;

import java.io.IOException;
import java.time.Duration;

import dev.platform.result.counts.LiveCounts;
import dev.platform.result.counts.Tally;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Sends one browser the counts, on a thread of its own, so that a slow browser waits only
 * for itself.
 */
class Viewer implements Runnable {

	// Proxies close connections that are silent for a minute.
	private static final Duration HEARTBEAT = Duration.ofSeconds(25);

	private final WebSocketSession session;

	private final LiveCounts counts;

	Viewer(WebSocketSession session, LiveCounts counts) {
		this.session = session;
		this.counts = counts;
	}

	@Override
	public void run() {
		try (this.session) {
			@Nullable Tally seen = null;
			while (this.session.isOpen()) {
				Tally now = this.counts.awaitOtherThan(seen, HEARTBEAT);
				this.session.sendMessage(now.equals(seen) ? new PingMessage() : new TextMessage(now.json()));
				seen = now;
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
		catch (IOException | IllegalStateException _) {
			// The browser went away in the middle of a message: it connects again if it
			// wants more.
		}
	}

}
