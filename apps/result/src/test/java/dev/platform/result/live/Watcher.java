package dev.platform.result.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A browser that watches the counts.
 */
class Watcher implements WebSocket.Listener {

	private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

	static Watcher connect(HttpClient http, URI uri) {
		Watcher watcher = new Watcher();
		http.newWebSocketBuilder().buildAsync(uri, watcher).join();
		return watcher;
	}

	@Nullable String next() throws InterruptedException {
		return this.messages.poll(30, TimeUnit.SECONDS);
	}

	@Override
	public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.messages.add(data.toString());
		return WebSocket.Listener.super.onText(socket, data, last);
	}

}
