package dev.platform.cli.gitops;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@link CodeOwners}: a pattern as in {@code .gitignore}, and owners.
 *
 * @param line the first is 1
 */
public record OwnedPaths(int line, String pattern, String owners) {

	private static final Pattern WILDCARD = Pattern.compile("\\*\\*/?|\\*|\\?");

	/** Reads a line; nothing where it is empty or a comment. */
	static Optional<OwnedPaths> of(int number, String text) {
		String words = text.split("(^|\\s)#", 2)[0].strip();
		String[] parts = words.split("\\s+", 2);
		return words.isEmpty() ? Optional.empty()
				: Optional.of(new OwnedPaths(number, parts[0], (parts.length > 1) ? parts[1] : ""));
	}

	/** Whether a file belongs to them. */
	boolean hold(String file) {
		String name = this.pattern.replaceFirst("/$", "");
		boolean anywhere = !name.contains("/");
		String path = expression(name.replaceFirst("^/", ""));
		// A folder's pattern means all that is in it; `x/*` only what is directly there.
		String below = this.pattern.endsWith("/*") ? "" : this.pattern.endsWith("/") ? "/.*" : "(/.*)?";
		return file.matches((anywhere ? "(.*/)?" : "") + path + below);
	}

	private static String expression(String pattern) {
		StringBuilder expression = new StringBuilder();
		Matcher wildcard = WILDCARD.matcher(pattern);
		int end = 0;
		while (wildcard.find()) {
			expression.append(Pattern.quote(pattern.substring(end, wildcard.start())));
			expression.append(switch (wildcard.group()) {
				case "**" -> ".*";
				case "**/" -> "(.*/)?";
				case "*" -> "[^/]*";
				default -> "[^/]";
			});
			end = wildcard.end();
		}
		return expression.append(Pattern.quote(pattern.substring(end))).toString();
	}

}
