package dev.platform.cli.image;

import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A name and a password for a registry; the latter is not shown.
 *
 * @param source where they come from, for messages
 */
record RegistryLogin(String username, String password, String source) {

	// What a helper calls somebody of whom it knows a token for OAuth 2 alone.
	private static final String NOBODY = "<token>";

	/** Whether it is a token that a login server takes, and no password. */
	boolean isToken() {
		return this.username.equals(NOBODY);
	}

	static RegistryLogin token(String token, String source) {
		return new RegistryLogin(NOBODY, token, source);
	}

	/** The header that tells it. */
	String authorization() {
		return "Basic " + Base64.getEncoder().encodeToString((this.username + ":" + this.password).getBytes(UTF_8));
	}

	@Override
	public String toString() {
		return isToken() ? "the token from " + this.source
				: "the login of %s from %s".formatted(this.username, this.source);
	}

}
