package dev.platform.local.manifest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kubernetes' {@code $(NAME)}: unknown names stay as they are, {@code $$} is a dollar
 * sign.
 */
public final class Expansion {

	private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^)]*)\\)");

	private Expansion() {
	}

	public static String expand(String text, Map<String, String> variables) {
		return REFERENCE.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(value(match.group(), match.group(1), variables)));
	}

	private static String value(String reference, String name, Map<String, String> variables) {
		return (name != null) ? variables.getOrDefault(name, reference) : "$";
	}

}
