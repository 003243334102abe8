package dev.platform.cli.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.network.Proxies;
import dev.platform.cli.network.ProxyAddress;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An answer of a registry, or of what gives tokens for it.
 *
 * @param challenges the headers {@code WWW-Authenticate}
 * @param date the header {@code Date}; null where there is none
 */
record RegistryResponse(URI address, int status, List<String> challenges, @Nullable String date, String body) {

	private static final int OK = 200;

	private static final int UNAUTHORIZED = 401;

	private static final int FORBIDDEN = 403;

	// Up to three requests follow each other.
	private static final int TIMEOUT_MILLIS = 2000;

	private static final int LONGEST_ANSWER = 1 << 20;

	/**
	 * Asks. A redirect is not followed: nobody else is told the login.
	 * @param authorization who asks; null for nobody
	 */
	static RegistryResponse get(Proxies proxies, URI address, @Nullable String authorization) throws IOException {
		// The client of java.net.http takes a 401 for a failure once it may tell a proxy
		// its password.
		Proxy way = proxies.to(address, Optional.empty()).map(ProxyAddress::proxy).orElse(Proxy.NO_PROXY);
		HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(way);
		connection.setConnectTimeout(TIMEOUT_MILLIS);
		connection.setReadTimeout(TIMEOUT_MILLIS);
		connection.setInstanceFollowRedirects(false);
		if (authorization != null) {
			connection.setRequestProperty("Authorization", authorization);
		}
		try {
			int status = connection.getResponseCode();
			return new RegistryResponse(address, status, challenges(connection), connection.getHeaderField("Date"),
					body(connection));
		}
		catch (UnknownHostException ex) {
			throw new IOException("its name is not known here", ex);
		}
		finally {
			connection.disconnect();
		}
	}

	private static List<String> challenges(HttpURLConnection connection) {
		return connection.getHeaderFields()
			.entrySet()
			.stream()
			.filter((header) -> "WWW-Authenticate".equalsIgnoreCase(header.getKey()))
			.flatMap((header) -> header.getValue().stream())
			.toList();
	}

	private static String body(HttpURLConnection connection) throws IOException {
		InputStream stream = (connection.getResponseCode() == OK) ? connection.getInputStream()
				: connection.getErrorStream();
		if (stream == null) {
			return "";
		}
		try (stream) {
			return new String(stream.readNBytes(LONGEST_ANSWER), UTF_8);
		}
	}

	boolean isOk() {
		return this.status == OK;
	}

	boolean wantsLogin() {
		return this.status == UNAUTHORIZED;
	}

	/** Whether who asked was let in; a problem where that was not the question. */
	boolean isAccepted() throws IOException {
		if (isOk() || this.status == UNAUTHORIZED || this.status == FORBIDDEN) {
			return isOk();
		}
		throw new IOException("%s answers %d".formatted(this.address, this.status));
	}

	/** The server's clock, to the second. */
	Optional<Instant> time() {
		try {
			return Optional.ofNullable(this.date)
				.map((text) -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
