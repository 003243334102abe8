package dev.platform.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The one user name and password that this server knows.
 */
record Credentials(String username, String password) {

	private static final String BASIC = "Basic ";

	Credentials {
		if (username.indexOf(':') >= 0) {
			throw new IllegalArgumentException("a user name has no colon");
		}
	}

	/** Whether a request's header holds them; takes equally long for any wrong one. */
	boolean matches(String authorization) {
		if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
			return false;
		}
		try {
			byte[] given = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
			return MessageDigest.isEqual(given, (this.username + ":" + this.password).getBytes(StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return this.username;
	}

}
