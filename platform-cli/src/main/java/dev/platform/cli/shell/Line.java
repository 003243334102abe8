package dev.platform.cli.shell;

import java.util.List;
import java.util.Set;

/**
 * A line typed in the interactive shell, or of a script.
 */
record Line(String text) {

	private static final Set<String> LEAVE = Set.of("exit", "quit");

	Line {
		text = text.strip();
	}

	boolean isEmpty() {
		return this.text.isEmpty() || this.text.startsWith("#");
	}

	boolean leaves() {
		return LEAVE.contains(this.text);
	}

	/**
	 * Its words, without the name of the program, which hints and examples begin with.
	 */
	List<String> words() {
		List<String> words = Words.of(this.text);
		return words.getFirst().equals("platform") ? words.subList(1, words.size()) : words;
	}

}
