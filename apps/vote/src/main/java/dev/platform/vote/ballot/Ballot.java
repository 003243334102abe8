package dev.platform.vote.ballot;

import java.security.SecureRandom;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * A voter and, once they have voted, their choice.
 */
public record Ballot(String voter, @Nullable Choice choice) {

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * A ballot for somebody never seen before.
	 */
	public static Ballot blank() {
		byte[] id = new byte[16];
		RANDOM.nextBytes(id);
		return new Ballot(Base64.getUrlEncoder().withoutPadding().encodeToString(id), null);
	}

	public Ballot mark(Choice choice) {
		return new Ballot(this.voter, choice);
	}

}
