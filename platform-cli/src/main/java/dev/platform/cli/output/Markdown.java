package dev.platform.cli.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from outside within a page of Markdown, where it is text and nothing more.
 */
public final class Markdown {

	private static final Pattern FENCE = Pattern.compile("`{3,}");

	private Markdown() {
	}

	/** A block of code; its fence is longer than any within. */
	public static String fenced(String language, String text) {
		String code = Printable.block(text);
		String fence = "```";
		for (Matcher inner = FENCE.matcher(code); inner.find();) {
			fence = (inner.group().length() >= fence.length()) ? inner.group() + "`" : fence;
		}
		return fence + language + "\n" + code + "\n" + fence + "\n";
	}

	/** Code within a line, or within a cell of a table. */
	public static String code(String text) {
		return "`%s`".formatted(Printable.line(text).replace('`', '\'').replace("|", "\\|"));
	}

	/** Neither markup nor a mention of somebody. */
	public static String escaped(String text) {
		return Printable.line(text)
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1")
			.replace("@", "@&#8203;");
	}

}
