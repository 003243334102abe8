package dev.platform.vote.ballot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret to sign with, and the name by which a signature tells that it is the one.
 */
final class SealKey {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int NAME_LENGTH = 8;

	// Cloned for each signature: to look for one and to give it the key takes longer than
	// to sign.
	private final Mac keyed;

	// Of one word, which no ballot is.
	private final String name;

	SealKey(byte[] secret) {
		try {
			this.keyed = Mac.getInstance(ALGORITHM);
			this.keyed.init(new SecretKeySpec(secret, ALGORITHM));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java runtime has " + ALGORITHM, ex);
		}
		this.name = sign("name").substring(0, NAME_LENGTH);
	}

	String name() {
		return this.name;
	}

	String sign(String content) {
		try {
			byte[] signature = ((Mac) this.keyed.clone()).doFinal(content.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The Java runtime's " + ALGORITHM + " can be cloned", ex);
		}
	}

	boolean signed(String content, String signature) {
		return MessageDigest.isEqual(sign(content).getBytes(StandardCharsets.UTF_8),
				signature.getBytes(StandardCharsets.UTF_8));
	}

}
