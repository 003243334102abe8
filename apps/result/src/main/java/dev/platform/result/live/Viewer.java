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

	private final Pulse pulse;

	private final Runnable lost;

	/**
	 * A viewer of one session.
	 * @param heartbeat after how much silence it is told again what it knows, so that it
	 * can tell a quiet vote from a dead connection
	 * @param lost is told if it does not read any more
	 */
	Viewer(WebSocketSession session, LiveCounts counts, Duration heartbeat, Runnable lost) {
		this.session = session;
		this.counts = counts;
		this.heartbeat = heartbeat;
		this.pulse = new Pulse(heartbeat);
		this.lost = lost;
	}

	/**
	 * It has answered the question whether it reads.
	 */
	void heard() {
		this.pulse.heard();
	}

	@Override
	public void run() {
		try (this.session) {
			@Nullable Reading seen = null;
			while (this.session.isOpen()) {
				seen = this.counts.awaitOtherThan(seen, this.heartbeat);
				if (!this.pulse.beats(this.session)) {
					this.lost.run();
					return;
				}
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
