package dev.platform.cli.network;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP, and waits no longer for the end of the answer than it is told to.
 */
public record Exchange(HttpClient client, Duration patience) {

	// Far more than there is to be read in any answer.
	private static final long LONGEST_TEXT = 4 << 20;

	/** A body that is read as text, and fails where it does not end. */
	public static BodyHandler<String> text() {
		return BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_TEXT);
	}

	/**
	 * The answer with its whole body: a timeout of the request itself is over once the
	 * headers are there (JDK-8258397).
	 */
	public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<T>> answer = this.client.sendAsync(request, body);
		try {
			return answer.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new HttpTimeoutException("not complete after %d s".formatted(this.patience.toSeconds()));
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException cause) ? cause : new IOException(ex.getCause());
		}
		finally {
			answer.cancel(true);
		}
	}

}
