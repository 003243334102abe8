package dev.platform.vote.ballot;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The secrets that ballots are sealed with: the current one, and those from before that
 * still open.
 */
@Component
class CookieSecrets {

	private static final Logger log = LoggerFactory.getLogger(CookieSecrets.class);

	/** As long as what the signature is made of: a shorter one can be found by trying. */
	private static final int SHORTEST = 32;

	private final List<SealKey> keys = new ArrayList<>();

	/**
	 * Secrets as they are set.
	 * @param previous those from before, one a line
	 */
	CookieSecrets(@Value("${vote.cookie-secret}") String current,
			@Value("${vote.cookie-secret-previous}") String previous) {
		this.keys.add(new SealKey(current.isBlank() ? random() : strong("VOTE_COOKIE_SECRET", current)));
		previous.lines()
			.filter((secret) -> !secret.isBlank())
			.forEach((secret) -> this.keys.add(new SealKey(strong("VOTE_COOKIE_SECRET_PREVIOUS", secret))));
	}

	/**
	 * The current one first.
	 */
	List<SealKey> keys() {
		return List.copyOf(this.keys);
	}

	private static byte[] strong(String variable, String secret) {
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		if (bytes.length < SHORTEST) {
			throw new WeakSecret(variable, bytes.length, SHORTEST);
		}
		return bytes;
	}

	private static byte[] random() {
		log.warn("VOTE_COOKIE_SECRET is not set: voters are recognised by this instance only, and until it restarts");
		byte[] secret = new byte[SHORTEST];
		new SecureRandom().nextBytes(secret);
		return secret;
	}

}
