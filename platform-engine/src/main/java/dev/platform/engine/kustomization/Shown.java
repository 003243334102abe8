package dev.platform.engine.kustomization;

import java.util.regex.Pattern;

/**
 * Text out of a repository as a message may show it: in one line, without control
 * characters, and not too long.
 */
final class Shown {

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

	private static final int LONGEST = 120;

	private Shown() {
	}

	static String line(String text) {
		return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
	}

	static String text(String text) {
		String line = line(text);
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

}
