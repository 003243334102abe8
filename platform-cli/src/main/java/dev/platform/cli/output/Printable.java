package dev.platform.cli.output;

import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from outside as it may be shown to a person: it cannot move the cursor, colour or
 * rename a terminal, turn a line around or begin a line of its own. What is taken out
 * leaves {@code �}.
 */
public final class Printable {

	/** Longest text that somebody else puts into a sentence of ours, in characters. */
	public static final int QUOTED = 300;

	private static final String MARK = "\uFFFD";

	// Those with parameters, those with a text (a title, a link), and those of two
	// characters. C1 controls are the same in one character.
	private static final Pattern ESCAPE_SEQUENCE = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]?"
			+ "|(?:\\x1B[\\]PX^_]|[\\x90\\x98\\x9D-\\x9F])[^\\x07\\x1B\\x9C\\n]*(?:\\x07|\\x1B\\\\|\\x9C)?"
			+ "|\\x1B[ -/]*[0-~]?");

	private Printable() {
	}

	/** As one line of any length. */
	public static String line(String text) {
		String block = block(text);
		return (block.indexOf('\n') < 0 && block.indexOf('\t') < 0) ? block.strip()
				: block.replace('\t', ' ')
					.lines()
					.map(String::strip)
					.filter((line) -> !line.isEmpty())
					.collect(Collectors.joining(" "));
	}

	/** As one line that ends after that many characters. */
	public static String line(String text, int longest) {
		return cut(line(cut(text, longest * 8)), longest);
	}

	/** As a part of a sentence. */
	public static String quoted(String text) {
		return line(text, QUOTED);
	}

	/** With its line breaks and tabs. */
	public static String block(String text) {
		String lines = (text.indexOf('\r') < 0) ? text : text.replace("\r\n", "\n").replace('\r', '\n');
		return HiddenCharacters.in(lines) ? marked(ESCAPE_SEQUENCE.matcher(lines).replaceAll(MARK)) : lines;
	}

	/** With its first line breaks, and no line longer than that. */
	public static String block(String text, int lines, int longest) {
		String all = block(text);
		String first = all.lines().limit(lines).map((line) -> cut(line, longest)).collect(Collectors.joining("\n"));
		long left = all.lines().skip(lines).count();
		return (left == 0) ? first : first + "\n… %,d lines more".formatted(left);
	}

	/**
	 * JSON that is safe to look at and means the same: what is hidden can only stand in
	 * its strings, and is written there as an escape.
	 */
	public static String json(String json) {
		if (!HiddenCharacters.in(json)) {
			return json;
		}
		StringBuilder safe = new StringBuilder();
		replaceHidden(json, (hidden) -> {
			for (char unit : Character.toChars(hidden)) {
				safe.append("\\u%04x".formatted((int) unit));
			}
		}, safe);
		return safe.toString();
	}

	private static String marked(String text) {
		StringBuilder safe = new StringBuilder();
		replaceHidden(text, (_) -> safe.append(MARK), safe);
		return safe.toString();
	}

	private static void replaceHidden(String text, IntConsumer hidden, StringBuilder safe) {
		int before = 0;
		for (int index = 0; index < text.length();) {
			int character = text.codePointAt(index);
			if (HiddenCharacters.isOne(character, before)) {
				hidden.accept(character);
			}
			else {
				safe.appendCodePoint(character);
			}
			before = character;
			index += Character.charCount(character);
		}
	}

	// Never within a pair of surrogates.
	private static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
		return text.substring(0, end) + "…";
	}

}
