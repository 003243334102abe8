package dev.platform.benchmarks.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An open page: the counts it was last told, and when.
 */
public final class Viewer implements WebSocket.Listener {

	private static final Pattern NUMBER = Pattern.compile("[0-9]+");

	private final StringBuilder text = new StringBuilder();

	private volatile long seen;

	private volatile long seenAt;

	private @Nullable WebSocket socket;

	private Viewer() {
	}

	public static Viewer open(HttpClient http, URI live) {
		Viewer viewer = new Viewer();
		viewer.socket = http.newWebSocketBuilder().buildAsync(live, viewer).join();
		return viewer;
	}

	/** The total of both counts. */
	public long seen() {
		return this.seen;
	}

	/** When it came, as {@link System#nanoTime()} has it. */
	public long seenAt() {
		return this.seenAt;
	}

	public void close() {
		if (this.socket != null) {
			this.socket.abort();
		}
	}

	@Override
	public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.seenAt = System.nanoTime();
			this.seen = NUMBER.matcher(this.text).results().mapToLong((number) -> Long.parseLong(number.group())).sum();
			this.text.setLength(0);
		}
		return WebSocket.Listener.super.onText(socket, data, last);
	}

}
