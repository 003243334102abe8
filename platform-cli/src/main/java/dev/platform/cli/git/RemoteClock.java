package dev.platform.cli.git;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.platform.cli.git.connection.Transfer;
import dev.platform.cli.git.connection.TransferLimits;
import org.eclipse.jgit.transport.http.HttpConnection;

/**
 * The clock of the server that a remote is on, as far as HTTP tells it.
 */
public record RemoteClock(GitRemote remote) {

	private static final int TIMEOUT_MILLIS = 3000;

	private static final TransferLimits LIMITS = new TransferLimits(1 << 20, Duration.ofSeconds(10), 1 << 20,
			Duration.ofSeconds(10));

	/** Whether it is one that can be asked. */
	public boolean isThere() {
		return this.remote.location().address().isHttp();
	}

	/** To the second; nothing where the server does not answer or tell. */
	public Optional<Instant> time() {
		try (Transfer transfer = new Transfer(LIMITS)) {
			// Whatever it answers: a server that wants a login tells the time, too.
			URI address = URI.create(this.remote.location() + "/info/refs?service=git-upload-pack");
			HttpConnection connection = this.remote.httpSettings().connections(transfer).create(address.toURL());
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			connection.setInstanceFollowRedirects(false);
			connection.getResponseCode();
			return Optional.ofNullable(connection.getHeaderField("Date"))
				.map((text) -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (IOException | IllegalArgumentException | DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** The server, for messages. */
	public String host() {
		return this.remote.location().address().host();
	}

}
