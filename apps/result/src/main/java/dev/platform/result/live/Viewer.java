package dev.platform.result.live;

import java.io.IOException;
import java.time.Duration;

import dev.platform.result.counts.LiveCounts;
import dev.platform.result.counts.Reading;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Sends one browser the counts, on a thread of its own, so that a slow browser waits only
 * for itself.
 */
class Viewer implements Runnable {

	private static final TextMessage NOTHING_KNOWN = new TextMessage("{}");

	private final WebSocketSession session;

	private final LiveCounts counts;

	private final Duration heartbeat;

	/**
	 * A viewer of one session.
	 * @param heartbeat after how much silence it is told again what it knows, so that it
	 * can tell a quiet vote from a dead connection
	 */
	Viewer(WebSocketSession session, LiveCounts counts, Duration heartbeat) {
		this.session = session;
		this.counts = counts;
		this.heartbeat = heartbeat;
	}

	@Override
	public void run() {
		try (this.session) {
			@Nullable Reading seen = null;
			while (this.session.isOpen()) {
				seen = this.counts.awaitOtherThan(seen, this.heartbeat);
				this.session.sendMessage((seen != null) ? new TextMessage(seen.json()) : NOTHING_KNOWN);
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
