package dev.platform.vote.ballot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the two things that can be voted for.
 */
public enum Choice {

	A, B;

	/**
	 * The word that stands for this choice in forms, cookies and the queue.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Choice> of(String code) {
		return Arrays.stream(values()).filter((choice) -> choice.code().equals(code)).findFirst();
	}

}
