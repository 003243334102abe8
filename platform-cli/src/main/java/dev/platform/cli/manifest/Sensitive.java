package dev.platform.cli.manifest;

import java.util.regex.Pattern;

/**
 * Tells values that must not be shown by what they are called.
 */
public final class Sensitive {

	/** What stands where a value was. */
	public static final String HIDDEN = "(hidden)";

	// Names end with what they hold: DB_PASSWORD and apiToken, but not tokenLifetime or
	// secretName.
	private static final Pattern NAME = Pattern.compile(
			".*(password|passwd|passphrase|pwd|secret|token|credentials?|api[-_.]?key|access[-_.]?key|private[-_.]?key|_dsn)",
			Pattern.CASE_INSENSITIVE);

	// Behind its name in a text.
	private static final String NAMED = "(?i:password|passwd|secret|token|api[-_]?key)[=:]";

	/** A line that may have something inline: looking there only is ten times as fast. */
	static final Pattern SUSPECT = Pattern.compile("(?dm)^.*(?:://|" + NAMED + ").*$");

	/** A password inside an address, or behind its name in a text. */
	static final Pattern INLINE = Pattern.compile("(?<=://[^\\s/@:]{0,64}:)[^\\s/@]+(?=@)" + "|(?<=" + NAMED
			+ " ?)(?!true\\b|false\\b|\\(secret )[^\\s'\"#=:,;&|>{}\\[\\]]+");

	private Sensitive() {
	}

	public static boolean isSensitive(String name) {
		return NAME.matcher(name).matches();
	}

	/** The value, or where its name says that it is a secret a word in its place. */
	public static String shown(String name, String value) {
		return isSensitive(name) ? HIDDEN : INLINE.matcher(value).replaceAll(HIDDEN);
	}

}
