package dev.platform.cli.image;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

import dev.platform.cli.image.RegistryAnswer.Kind;
import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.PlainHttp;
import dev.platform.cli.network.Proxies;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a registry, by the distribution API, whether it is there and takes the login that
 * is known for it. Nothing is pushed.
 */
public record AskRegistry(Proxies proxies, DockerLogins logins) {

	/** What it says; a problem where the login cannot be looked up. */
	public RegistryAnswer ask(RegistryHost registry) {
		try {
			RegistryResponse response = get(registry.api(), null);
			if (response.isOk()) {
				return new RegistryAnswer(Kind.OPEN, registry + " answers without a login");
			}
			return response.wantsLogin() ? login(registry, Challenge.of(response.challenges()))
					: new RegistryAnswer(Kind.NO_ANSWER, "%s answers %d".formatted(registry.api(), response.status()));
		}
		catch (IOException ex) {
			return new RegistryAnswer(Kind.NO_ANSWER, "%s does not answer: %s".formatted(registry, reason(ex)));
		}
	}

	/** Its clock, to the second; nothing where it does not tell or answer. */
	public Optional<Instant> time(RegistryHost registry) {
		try {
			return get(registry.api(), null).time();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private RegistryAnswer login(RegistryHost registry, Challenge challenge) throws IOException {
		Optional<RegistryLogin> known = this.logins.of(registry);
		if (known.isEmpty()) {
			return letsIn(registry, challenge, null)
					? new RegistryAnswer(Kind.READ_ONLY,
							"%s answers, to read without a login; %s has none".formatted(registry, this.logins.file()))
					: new RegistryAnswer(Kind.NO_LOGIN,
							"%s wants a login, and %s has none".formatted(registry, this.logins.file()));
		}
		RegistryLogin login = known.get();
		if (login.isToken() || !(challenge.isBasic() || challenge.isBearer())) {
			return new RegistryAnswer(Kind.LOGIN_NOT_TRIED,
					"%s answers; a push would take %s, which is not tried".formatted(registry, login));
		}
		if (challenge.isBearer() && !tokenServer(registry, challenge).isTold()) {
			return new RegistryAnswer(Kind.LOGIN_NOT_TRIED,
					"%s answers; %s is not sent to %s, which would give a token for it".formatted(registry, login,
							Endpoint.of(challenge.tokens())));
		}
		if (!new PlainHttp(this.proxies.environment()).permits(Endpoint.of(registry.api()))) {
			return new RegistryAnswer(Kind.LOGIN_NOT_TRIED,
					"%s answers; %s is not sent over plain HTTP (%s)".formatted(registry, login, PlainHttp.VARIABLE));
		}
		return letsIn(registry, challenge, login.authorization())
				? new RegistryAnswer(Kind.LOGIN_TAKEN, "%s takes %s".formatted(registry, login))
				: new RegistryAnswer(Kind.LOGIN_REFUSED, "%s refuses %s".formatted(registry, login));
	}

	private boolean letsIn(RegistryHost registry, Challenge challenge, @Nullable String login) throws IOException {
		if (challenge.isBasic()) {
			return login != null && get(registry.api(), login).isAccepted();
		}
		if (!challenge.isBearer() || !tokenServer(registry, challenge).isAsked()) {
			return false;
		}
		RegistryResponse given = get(challenge.tokens(), login);
		return given.isAccepted() && get(registry.api(), "Bearer " + token(given)).isAccepted();
	}

	private static TokenServer tokenServer(RegistryHost registry, Challenge challenge) {
		return new TokenServer(registry.api(), challenge.tokens());
	}

	private static String token(RegistryResponse response) throws IOException {
		try {
			JsonNode answer = JsonMapper.shared().readTree(response.body());
			String token = answer.path("token").asString(answer.path("access_token").asString(""));
			if (!token.isEmpty()) {
				return token;
			}
		}
		catch (JacksonException ex) {
			// Told below.
		}
		throw new IOException("%s gives no token".formatted(response.address()));
	}

	private RegistryResponse get(URI address, @Nullable String authorization) throws IOException {
		return RegistryResponse.get(this.proxies, address, authorization);
	}

	private static String reason(IOException ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
	}

}
