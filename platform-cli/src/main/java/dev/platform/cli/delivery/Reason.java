package dev.platform.cli.delivery;

import dev.platform.engine.Problem;

/**
 * Why somebody does something, in one line: it becomes a trailer of the commit.
 */
public record Reason(String text) {

	/** What an option of this type says of itself. */
	public static final String MEANING = "why; it is kept in the commit";

	public static Reason of(String words) {
		String text = words.strip();
		if (text.isEmpty() || text.lines().count() > 1) {
			throw Problem.usage("a reason is one line of text", "--reason \"INC-7: votes are lost\"");
		}
		return new Reason(text);
	}

}
