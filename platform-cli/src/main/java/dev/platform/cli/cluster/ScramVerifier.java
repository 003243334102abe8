package dev.platform.cli.cluster;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * By which PostgreSQL checks a password without having it (RFC 5803, as PostgreSQL writes
 * it); who reads it can log in nowhere.
 */
record ScramVerifier(String text) {

	// PostgreSQL's own number, and length of a salt.
	private static final int ITERATIONS = 4096;

	private static final int SALT_BYTES = 16;

	private static final int KEY_BITS = 256;

	private static final Pattern TEXT = Pattern.compile("SCRAM-SHA-256\\$(\\d{1,7}):([A-Za-z0-9+/=]+)\\$.*");

	private static final SecureRandom RANDOM = new SecureRandom();

	/** One of a password of ASCII characters, with a new salt. */
	static ScramVerifier of(String password) {
		byte[] salt = new byte[SALT_BYTES];
		RANDOM.nextBytes(salt);
		return of(password, ITERATIONS, salt);
	}

	private static ScramVerifier of(String password, int iterations, byte[] salt) {
		try {
			byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
				.generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS))
				.getEncoded();
			byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
			Base64.Encoder base64 = Base64.getEncoder();
			return new ScramVerifier("SCRAM-SHA-256$%d:%s$%s:%s".formatted(iterations, base64.encodeToString(salt),
					base64.encodeToString(stored), base64.encodeToString(hmac(salted, "Server Key"))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java has these algorithms", ex);
		}
	}

	private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		return mac.doFinal(text.getBytes(UTF_8));
	}

	/** Whether it is one of this password. */
	boolean checks(String password) {
		Matcher matcher = TEXT.matcher(this.text);
		try {
			return matcher.matches()
					&& of(password, Integer.parseInt(matcher.group(1)), Base64.getDecoder().decode(matcher.group(2)))
						.equals(this);
		}
		catch (IllegalArgumentException ex) {
			// Whoever wrote that, it is no salt.
			return false;
		}
	}

}
