package dev.platform.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What was typed, without the options that every command has.
 */
record TypedWords(List<String> words, boolean debug, boolean help) {

	/** Ends the options: what follows are arguments, even if they begin with a dash. */
	static final String END_OF_OPTIONS = "--";

	static TypedWords of(List<String> typed) {
		int end = typed.contains(END_OF_OPTIONS) ? typed.indexOf(END_OF_OPTIONS) : typed.size();
		List<String> options = typed.subList(0, end);
		List<String> words = new ArrayList<>(options);
		boolean debug = words.removeIf("--debug"::equals);
		boolean help = words.removeIf((word) -> word.equals("--help") || word.equals("-h"));
		words.addAll(typed.subList(end, typed.size()));
		return new TypedWords(List.copyOf(words), debug, help);
	}

	/**
	 * The words before the first option: the name of the command and perhaps arguments.
	 */
	List<String> leading() {
		return this.words.stream().takeWhile((word) -> !isOption(word)).toList();
	}

	/** Whether it begins like an option; a negative number does not count. */
	static boolean isOption(String word) {
		return word.length() > 1 && word.startsWith("-") && !Character.isDigit(word.charAt(1));
	}

}
