package dev.platform.cli.gitops;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A pattern of {@code .gitignore}: {@code ?} and {@code *} within a name, {@code **} for
 * names. It is followed at all places at once: a regular expression would try, of many
 * wildcards, every way to share out the text.
 */
record Glob(String pattern) {

	private static final Pattern PART = Pattern.compile("\\*\\*/?|\\*|\\?|[^*?]");

	/** How far into a path it can reach from the path's beginning. */
	IntStream ends(String path) {
		BitSet reached = new BitSet();
		reached.set(0);
		Matcher part = PART.matcher(this.pattern);
		while (part.find() && !reached.isEmpty()) {
			reached = next(reached, part.group(), path);
		}
		return reached.stream();
	}

	private static BitSet next(BitSet reached, String part, String path) {
		BitSet next = new BitSet();
		switch (part) {
			case "**" -> next.set(reached.nextSetBit(0), path.length() + 1);
			case "**/" -> {
				next.or(reached);
				IntStream.range(reached.nextSetBit(0), path.length())
					.filter((index) -> path.charAt(index) == '/')
					.forEach((index) -> next.set(index + 1));
			}
			case "*" -> reached.stream().forEach((from) -> {
				int slash = path.indexOf('/', from);
				next.set(from, ((slash < 0) ? path.length() : slash) + 1);
			});
			default -> reached.stream()
				.filter((from) -> from < path.length()
						&& (part.equals("?") ? path.charAt(from) != '/' : path.charAt(from) == part.charAt(0)))
				.forEach((from) -> next.set(from + 1));
		}
		return next;
	}

}
