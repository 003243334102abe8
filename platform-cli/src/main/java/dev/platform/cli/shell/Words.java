package dev.platform.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words as a POSIX shell does: <code>'…'</code> is literal, in
 * <code>"…"</code> a backslash escapes a quote or a backslash, elsewhere it escapes any
 * character.
 */
final class Words {

	private final List<String> words = new ArrayList<>();

	private final String line;

	private int position;

	/** The word being read; null between words, so that {@code ''} is a word. */
	private @Nullable StringBuilder word;

	private Words(String line) {
		this.line = line;
	}

	static List<String> of(String line) {
		return new Words(line).read();
	}

	/** The words as a line that reads back as the same words. */
	static String line(List<String> words) {
		return words.stream().map(Words::quote).collect(Collectors.joining(" "));
	}

	private static String quote(String word) {
		boolean plain = !word.isEmpty() && word.chars().noneMatch((c) -> " \t\n'\"\\$`&|;<>()*?!#".indexOf(c) >= 0);
		return plain ? word : "'" + word.replace("'", "'\\''") + "'";
	}

	private List<String> read() {
		while (this.position < this.line.length()) {
			char c = next();
			switch (c) {
				case '\'' -> quoted('\'', false);
				case '"' -> quoted('"', true);
				case '\\' -> word().append(hasNext() ? next() : c);
				case ' ', '\t', '\n', '\r' -> finish();
				default -> word().append(c);
			}
		}
		finish();
		return this.words;
	}

	private void quoted(char quote, boolean escapes) {
		StringBuilder text = word();
		while (hasNext()) {
			char c = next();
			if (c == quote) {
				return;
			}
			boolean escaped = escapes && c == '\\' && hasNext() && "\"\\".indexOf(this.line.charAt(this.position)) >= 0;
			text.append(escaped ? next() : c);
		}
		throw Problem.usage("the quote %s is not closed".formatted(quote), this.line + quote);
	}

	private boolean hasNext() {
		return this.position < this.line.length();
	}

	private char next() {
		return this.line.charAt(this.position++);
	}

	private StringBuilder word() {
		if (this.word == null) {
			this.word = new StringBuilder();
		}
		return this.word;
	}

	private void finish() {
		if (this.word != null) {
			this.words.add(this.word.toString());
			this.word = null;
		}
	}

}
