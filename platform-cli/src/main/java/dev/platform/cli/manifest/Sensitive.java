package dev.platform.cli.manifest;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Tells values that must not be shown by what they are called.
 */
public final class Sensitive {

	/** What stands where a value was. */
	public static final String HIDDEN = "(hidden)";

	// Names end with what they hold: DB_PASSWORD, SMTP_PASS and apiToken, but not
	// tokenLifetime, secretName or bypass.
	private static final Pattern NAME = Pattern.compile(
			".*(password|passwd|[-_.]pass|passphrase|pwd|secret|token|credentials?|api[-_.]?key|access[-_.]?key|private[-_.]?key|_dsn)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern LINE = Pattern.compile("(?<=\\n)");

	private static final List<String> NAMES = List.of("password", "passwd", "pass", "secret", "token", "apikey",
			"api-key", "api_key");

	/** A password inside an address, or behind its name in a text. */
	private static final Pattern INLINE = Pattern.compile("(?<=://[^\\s/@:]{0,64}:)[^\\s/@]+(?=@)"
			+ "|(?<=(?i:password|passwd|[-_.]pass|secret|token|api[-_]?key)[=:] ?)(?!true\\b|false\\b|\\(secret )[^\\s'\"#=:,;&|>{}\\[\\]]+");

	private Sensitive() {
	}

	public static boolean isSensitive(String name) {
		return NAME.matcher(name).matches();
	}

	/** The value, or where its name says that it is a secret a word in its place. */
	public static String shown(String name, String value) {
		return isSensitive(name) ? HIDDEN : withoutInline(value, (_) -> HIDDEN);
	}

	/** A text with something else in place of what is secret inside of it. */
	static String withoutInline(String text, UnaryOperator<String> shown) {
		if (!mayHaveInline(text)) {
			return text;
		}
		StringBuilder without = new StringBuilder();
		for (String line : LINE.split(text)) {
			without.append(mayHaveInline(line) ? INLINE.matcher(line).replaceAll((match) -> shown.apply(match.group()))
					: line);
		}
		return without.toString();
	}

	// Mostly there is none, which this tells many times faster than the expression does.
	private static boolean mayHaveInline(String text) {
		if (text.contains("://")) {
			return true;
		}
		String lower = text.toLowerCase(Locale.ROOT);
		return NAMES.stream().anyMatch((name) -> lower.contains(name + "=") || lower.contains(name + ":"));
	}

}
