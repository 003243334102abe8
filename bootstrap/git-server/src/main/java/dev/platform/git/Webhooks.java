package dev.platform.git;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells those who want to know of a push, behind the pusher's back and again until it was
 * heard; then once more, as Argo CD forgets what it is told while it compares an
 * Application (argo-cd #28306).
 */
final class Webhooks implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Webhooks.class);

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final int ATTEMPTS = 10;

	private final Receivers receivers;

	private final Signature signature;

	private final Duration firstPause;

	private final Duration echo;

	private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	/**
	 * Webhooks of a server.
	 * @param firstPause before the second attempt; each further one is twice as long
	 * @param echo between being heard and telling it once more
	 */
	Webhooks(Receivers receivers, Signature signature, Duration firstPause, Duration echo) {
		this.receivers = receivers;
		this.signature = signature;
		this.firstPause = firstPause;
		this.echo = echo;
	}

	/** Returns at once; making the event belongs to what is done later. */
	void tell(Callable<PushEvent> event) {
		if (!this.receivers.isEmpty()) {
			this.deliveries.submit(() -> deliver(event));
		}
	}

	private void deliver(Callable<PushEvent> event) {
		try {
			PushEvent push = event.call();
			byte[] body = JSON.writeValueAsBytes(push);
			this.receivers.of(push).forEach((address) -> this.deliveries.submit(() -> tellTwice(address, body)));
		}
		catch (Exception ex) {
			logger.error("an event could not be made", ex);
		}
	}

	private HttpRequest request(URI address, byte[] body) {
		return HttpRequest.newBuilder(address)
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.header("User-Agent", "GitHub-Hookshot/platform")
			.header("X-GitHub-Event", "push")
			.header("X-GitHub-Delivery", UUID.randomUUID().toString())
			.header("X-Hub-Signature-256", this.signature.of(body))
			.POST(BodyPublishers.ofByteArray(body))
			.build();
	}

	private void tellTwice(URI address, byte[] body) {
		try {
			repeat(request(address, body));
			Thread.sleep(this.echo);
			repeat(request(address, body));
		}
		catch (InterruptedException ex) {
			logger.warn("{} was not told of a push before the server ended", address);
			Thread.currentThread().interrupt();
		}
	}

	private void repeat(HttpRequest request) throws InterruptedException {
		Duration pause = this.firstPause;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			if (isSettled(request, attempt)) {
				return;
			}
			Thread.sleep(pause);
			pause = (pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
		}
		logger.error("{} was not told of a push", request.uri());
	}

	private boolean isSettled(HttpRequest request, int attempt) throws InterruptedException {
		try {
			int status = this.client.send(request, BodyHandlers.discarding()).statusCode();
			if (status >= 500 || status == 429) {
				logger.warn("{} answered {} at attempt {}", request.uri(), status, attempt);
				return false;
			}
			if (status >= 300) {
				logger.error("{} refused the event with {}", request.uri(), status);
			}
			else {
				logger.info("told {} at attempt {}", request.uri(), attempt);
			}
			return true;
		}
		catch (IOException ex) {
			logger.warn("{} is not reached at attempt {}: {}", request.uri(), attempt, ex.toString());
			return false;
		}
	}

	/** Waits a moment for what is on its way. */
	@Override
	public void close() {
		this.deliveries.shutdown();
		try {
			if (!this.deliveries.awaitTermination(3, TimeUnit.SECONDS)) {
				this.deliveries.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.client.shutdownNow();
	}

}
