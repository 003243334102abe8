package dev.platform.cli.forge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.network.Exchange;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.network.TrustedAuthority;
import dev.platform.cli.output.Printable;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * JSON over HTTP, to one forge, with one token that appears in no message.
 */
final class Rest {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final JsonMapper JSON = new JsonMapper();

	private final Exchange exchange;

	private final URI api;

	private final Map<String, String> headers;

	private final ForgeAddress address;

	private final Kind kind;

	Rest(URI api, Map<String, String> headers, ForgeAddress address, Kind kind, Proxies proxies,
			@Nullable Path authority) {
		this.api = api;
		this.headers = headers;
		this.address = address;
		this.kind = kind;
		HttpClient.Builder builder = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(TIMEOUT);
		proxies.to(api, Optional.empty())
			.ifPresent((proxy) -> builder
				.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
				.authenticator(proxy.authenticator()));
		if (authority != null) {
			builder.sslContext(new TrustedAuthority(authority).context());
		}
		this.exchange = new Exchange(builder.build(), TIMEOUT);
	}

	/** The answer, or nothing where there is no such thing. */
	Optional<JsonNode> get(String path) {
		HttpResponse<String> response = exchange(request(path).GET().build());
		return (response.statusCode() == 404) ? Optional.empty() : Optional.of(content(response));
	}

	JsonNode send(String method, String path, Map<String, String> fields) {
		HttpResponse<String> response = exchange(request(path).header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
			.build());
		if (response.statusCode() == 404) {
			throw absent();
		}
		return content(response);
	}

	Problem absent() {
		return Problem.failed("there is no %s, or the token does not show it".formatted(this.address),
				"set %s to a token that may write pull requests there".formatted(this.kind.variable()));
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.api + path));
		this.headers.forEach(request::header);
		return request;
	}

	private HttpResponse<String> exchange(HttpRequest request) {
		try {
			return this.exchange.send(request, Exchange.text());
		}
		catch (IOException ex) {
			String reason = (ex.getMessage() != null) ? Printable.quoted(ex.getMessage())
					: ex.getClass().getSimpleName();
			throw Problem.failed("cannot reach %s: %s".formatted(this.api, reason),
					"repeat the command: a branch that is pushed already is taken up again", ex);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	private JsonNode content(HttpResponse<String> response) {
		int status = response.statusCode();
		if (status == 401 || status == 403) {
			throw Problem.failed("%s does not permit it with this token: %s".formatted(this.api, words(response)),
					"set %s to a token that may write pull requests there".formatted(this.kind.variable()));
		}
		if (status >= 300) {
			throw Problem.failed("%s answers %d: %s".formatted(this.api, status, words(response)),
					"do what it asks for, then repeat the command");
		}
		try {
			return JSON.readTree(response.body());
		}
		catch (JacksonException ex) {
			throw Problem.failed("%s does not answer like %s".formatted(this.api, this.kind),
					"set PLATFORM_FORGE to what it is, or PLATFORM_FORGE_URL to where it is", ex);
		}
	}

	private static String words(HttpResponse<String> response) {
		try {
			JsonNode answer = JSON.readTree(response.body());
			JsonNode details = answer.path("errors");
			JsonNode message = answer.path("message");
			String text = message.isString() ? message.asString() : message.toString();
			return Printable.quoted(details.isEmpty() ? text : text + " " + details);
		}
		catch (JacksonException ex) {
			return "HTTP " + response.statusCode();
		}
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, UTF_8).replace("+", "%20");
	}

}
