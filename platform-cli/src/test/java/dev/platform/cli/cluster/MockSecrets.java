package dev.platform.cli.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Namespaces with Secrets, as an API server keeps them.
 */
public final class MockSecrets {

	private static final ObjectMapper json = new ObjectMapper();

	private static final Pattern SECRETS = Pattern.compile("/api/v1/namespaces/([^/]+)/secrets(?:/([^/]+))?");

	private final Map<String, ObjectNode> secrets = new ConcurrentHashMap<>();

	public MockApiServer.Answer answer(MockApiServer.Request request) {
		Matcher path = SECRETS.matcher(request.address().getPath());
		if (request.address().getPath().equals("/version")) {
			return new MockApiServer.Answer(200, "{\"gitVersion\": \"v1.35.4\"}");
		}
		if (!path.matches()) {
			return request.method().equals("GET") ? MockApiServer.Answer.notFound()
					: new MockApiServer.Answer(200, request.body());
		}
		try {
			if (request.method().equals("GET")) {
				ObjectNode secret = this.secrets.get(path.group(1) + "/" + path.group(2));
				return (secret != null) ? new MockApiServer.Answer(200, secret.toString())
						: MockApiServer.Answer.notFound();
			}
			ObjectNode secret = stored((ObjectNode) json.readTree(request.body()));
			this.secrets.put(path.group(1) + "/" + secret.at("/metadata/name").asText(), secret);
			return new MockApiServer.Answer(200, secret.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ObjectNode stored(ObjectNode secret) {
		ObjectNode data = secret.withObjectProperty("data");
		secret.path("stringData")
			.properties()
			.forEach((value) -> data.put(value.getKey(),
					Base64.getEncoder().encodeToString(value.getValue().asText().getBytes(UTF_8))));
		secret.remove("stringData");
		return secret;
	}

	/** Somebody makes one. */
	public void give(String secret, String key, String value) {
		ObjectNode made = json.createObjectNode();
		made.withObjectProperty("metadata").put("name", secret.substring(secret.indexOf('/') + 1));
		made.withObjectProperty("stringData").put(key, value);
		this.secrets.put(secret, stored(made));
	}

	/** Namespace and name of all. */
	public Set<String> names() {
		return new TreeSet<>(this.secrets.keySet());
	}

	/** What is in one; nothing where there is none. */
	public Map<String, String> values(String secret) {
		Map<String, String> values = new TreeMap<>();
		Optional.ofNullable(this.secrets.get(secret))
			.ifPresent((found) -> found.path("data")
				.properties()
				.forEach((value) -> values.put(value.getKey(),
						new String(Base64.getDecoder().decode(value.getValue().asText()), UTF_8))));
		return values;
	}

}
