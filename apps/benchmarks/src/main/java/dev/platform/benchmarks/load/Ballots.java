package dev.platform.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ballots of voters who have not voted yet, as the page gives one to whoever opens it:
 * who sends a vote is known before it is sent, whatever becomes of the answer.
 */
public final class Ballots {

	private static final String ALGORITHM = "HmacSHA256";

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int ID_BYTES = 16;

	private final Mac seal;

	/**
	 * Ballots that the vote service takes for its own.
	 * @param secret its {@code VOTE_COOKIE_SECRET}
	 */
	public Ballots(String secret) {
		try {
			this.seal = Mac.getInstance(ALGORITHM);
			this.seal.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java runtime has " + ALGORITHM, ex);
		}
	}

	Ballot next() {
		byte[] id = new byte[ID_BYTES];
		RANDOM.nextBytes(id);
		String voter = text(id);
		String content = voter + ".-";
		return new Ballot(voter, content + "." + text(this.seal.doFinal(content.getBytes(StandardCharsets.UTF_8))));
	}

	private static String text(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
