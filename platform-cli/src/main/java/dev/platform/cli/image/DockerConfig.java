package dev.platform.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.engine.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file in which Docker or Podman keeps logins, or the names of the helpers that do.
 *
 * @param environment the variables that helpers are started with
 */
record DockerConfig(Path file, Map<String, String> environment) {

	/** The login for a registry: its helper's, that of the one for all, the file's. */
	Optional<RegistryLogin> login(RegistryHost registry) {
		JsonNode content = content();
		return registry.aliases().stream().flatMap((name) -> login(content, name).stream()).findFirst();
	}

	private Optional<RegistryLogin> login(JsonNode content, String name) {
		return find(content.path("credHelpers"), name).or(() -> Optional.of(content.path("credsStore")))
			.map((helper) -> helper.asString(""))
			.filter((helper) -> !helper.isEmpty())
			.flatMap((helper) -> DockerCredential.named(helper, this.environment).login(name))
			.or(() -> find(content.path("auths"), name).flatMap(this::written));
	}

	private JsonNode content() {
		if (!Files.exists(this.file)) {
			return MissingNode.getInstance();
		}
		try {
			return JsonMapper.shared().readTree(Files.readString(this.file));
		}
		catch (IOException | JacksonException ex) {
			throw broken("cannot be read", ex);
		}
	}

	private Optional<RegistryLogin> written(JsonNode auth) {
		String token = auth.path("identitytoken").asString("");
		if (!token.isEmpty()) {
			return Optional.of(RegistryLogin.token(token, this.file.toString()));
		}
		String both = decoded(auth.path("auth").asString(""));
		int colon = both.indexOf(':');
		return (colon < 0) ? Optional.empty() : Optional
			.of(new RegistryLogin(both.substring(0, colon), both.substring(colon + 1), this.file.toString()));
	}

	private String decoded(String text) {
		try {
			return new String(Base64.getDecoder().decode(text), UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw broken("holds an \"auth\" that is no Base64", ex);
		}
	}

	// What stands in it is not shown.
	private Problem broken(String how, Exception cause) {
		return Problem.failed("%s %s".formatted(this.file, how), "less " + this.file, cause);
	}

	// As Jib does: the very name, with its scheme, and either with a path.
	private static Optional<JsonNode> find(JsonNode entries, String name) {
		List<Predicate<String>> matches = List.of(name::equals, ("https://" + name)::equals,
				(key) -> key.startsWith(name + "/"), (key) -> key.startsWith("https://" + name + "/"));
		return matches.stream()
			.flatMap((match) -> entries.propertyStream()
				.filter((entry) -> match.test(entry.getKey()))
				.map(Map.Entry::getValue))
			.findFirst();
	}

}
