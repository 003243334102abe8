package dev.platform.vote.ballot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes a ballot as {@code voter.choice.signature} and reads it back if nobody changed
 * it.
 */
@Component
public class Seal {

	private static final Logger log = LoggerFactory.getLogger(Seal.class);

	private static final String ALGORITHM = "HmacSHA256";

	private static final String NO_CHOICE = "-";

	// Cloned for each signature: to look for one and to give it the key takes longer than
	// to
	// sign.
	private final Mac keyed;

	public Seal(@Value("${vote.cookie-secret}") String secret) {
		this.keyed = keyed(secret.isBlank() ? randomSecret() : secret.getBytes(StandardCharsets.UTF_8));
	}

	private static Mac keyed(byte[] secret) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret, ALGORITHM));
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java runtime has " + ALGORITHM, ex);
		}
	}

	public String close(Ballot ballot) {
		String content = ballot.voter() + "." + ((ballot.choice() != null) ? ballot.choice().code() : NO_CHOICE);
		return content + "." + sign(content);
	}

	/**
	 * The ballot, or nothing if this seal did not close it.
	 */
	public Optional<Ballot> open(String sealed) {
		String[] parts = sealed.split("\\.", -1);
		if (parts.length != 3 || !isSigned(parts[0] + "." + parts[1], parts[2])) {
			return Optional.empty();
		}
		return Optional.of(new Ballot(parts[0], Choice.of(parts[1]).orElse(null)));
	}

	private boolean isSigned(String content, String signature) {
		return MessageDigest.isEqual(sign(content).getBytes(StandardCharsets.UTF_8),
				signature.getBytes(StandardCharsets.UTF_8));
	}

	private String sign(String content) {
		try {
			byte[] signature = ((Mac) this.keyed.clone()).doFinal(content.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The Java runtime's " + ALGORITHM + " can be cloned", ex);
		}
	}

	private static byte[] randomSecret() {
		log.warn("VOTE_COOKIE_SECRET is not set: voters are recognised by this instance only, and until it restarts");
		byte[] secret = new byte[32];
		new SecureRandom().nextBytes(secret);
		return secret;
	}

}
