package dev.platform.cli.cluster;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Passwords that nobody chose: 32 letters and digits, about 190 bits.
 */
public final class RandomPassword {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final int LENGTH = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomPassword() {
	}

	public static String make() {
		return RANDOM.ints(LENGTH, 0, ALPHABET.length())
			.mapToObj((index) -> String.valueOf(ALPHABET.charAt(index)))
			.collect(Collectors.joining());
	}

}
