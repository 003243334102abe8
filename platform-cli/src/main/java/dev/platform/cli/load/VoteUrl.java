package dev.platform.cli.load;

import java.net.URI;

import dev.platform.cli.network.Address;
import dev.platform.engine.Problem;

/**
 * The address of a voting page, {@code https://dev.localhost:8443/vote/}.
 */
public record VoteUrl(URI address) {

	private static final String EXAMPLE = "platform load --url https://dev.localhost:8443/vote";

	/** Reads what somebody typed, with or without the slash at the end. */
	public static VoteUrl of(String text) {
		try {
			URI typed = URI.create(text);
			if (typed.getHost() == null || typed.getRawUserInfo() != null
					|| !("http".equals(typed.getScheme()) || "https".equals(typed.getScheme()))
					|| typed.getRawQuery() != null || typed.getRawFragment() != null) {
				throw wrong(text);
			}
			return new VoteUrl(text.endsWith("/") ? typed : URI.create(text + "/"));
		}
		catch (IllegalArgumentException _) {
			throw wrong(text);
		}
	}

	private static Problem wrong(String text) {
		return Problem.usage("\"%s\" is not the address of a page".formatted(Address.hideLogins(text)), EXAMPLE);
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

}
