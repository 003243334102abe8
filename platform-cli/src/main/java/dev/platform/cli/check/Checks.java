package dev.platform.cli.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.network.Address;
import dev.platform.cli.network.Exchange;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.network.TrustedAuthority;
import dev.platform.cli.output.Printable;
import dev.platform.cli.pipeline.RolloutCheck;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Asks what the pipeline wants to be asked after a rollout.
 */
public final class Checks {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Proxies proxies;

	private final Supplier<List<Path>> authorities;

	private final Duration patience;

	private @Nullable HttpClient client;

	/**
	 * Checks over HTTPS.
	 * @param authorities certificates to trust besides the usual ones, as PEM
	 */
	public Checks(Proxies proxies, Supplier<List<Path>> authorities) {
		this(proxies, authorities, TIMEOUT);
	}

	Checks(Proxies proxies, Supplier<List<Path>> authorities, Duration patience) {
		this.proxies = proxies;
		this.authorities = authorities;
		this.patience = patience;
	}

	/** Why a check does not hold; nothing when it does. */
	public Optional<String> failure(RolloutCheck check) {
		try {
			return switch (check) {
				case RolloutCheck.Http http -> failure(http);
				case RolloutCheck.Query query ->
					new QueryResult(query, get(QueryResult.address(query), Exchange.text())).failure();
			};
		}
		catch (IOException ex) {
			String reason = (ex.getMessage() != null) ? Printable.quoted(ex.getMessage())
					: ex.getClass().getSimpleName();
			return Optional.of("no answer: " + reason);
		}
	}

	private Optional<String> failure(RolloutCheck.Http check) throws IOException {
		String body = check.body();
		// Where only the status counts, a page may be as long as it likes.
		HttpResponse<String> response = get(check.url(),
				(body != null) ? Exchange.text() : HttpResponse.BodyHandlers.replacing(""));
		if (response.statusCode() != check.status()) {
			return Optional.of("%s answers %d instead of %d".formatted(Address.shown(check.url()),
					response.statusCode(), check.status()));
		}
		return (body == null || response.body().contains(body)) ? Optional.empty() : Optional
			.of("%s answers without \"%s\"".formatted(Address.shown(check.url()), Printable.quoted(body)));
	}

	private HttpResponse<String> get(URI address, HttpResponse.BodyHandler<String> body) throws IOException {
		// A proxy's password has to be known before there is a client.
		this.proxies.to(address, Optional.empty());
		try {
			return new Exchange(client(), this.patience).send(HttpRequest.newBuilder(address).build(), body);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("platform status", ex);
		}
	}

	private HttpClient client() {
		if (this.client == null) {
			HttpClient.Builder builder = HttpClient.newBuilder()
				.connectTimeout(this.patience)
				.proxy(this.proxies.selector())
				.authenticator(this.proxies.authenticator());
			List<Path> trusted = this.authorities.get();
			if (!trusted.isEmpty()) {
				builder.sslContext(new TrustedAuthority(trusted, true).context());
			}
			this.client = builder.build();
		}
		return this.client;
	}

}
