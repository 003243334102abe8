package dev.platform.cli.gitops;

import java.util.Optional;

/**
 * A line of {@link CodeOwners}: a pattern as in {@code .gitignore}, and owners.
 *
 * @param line the first is 1
 */
public record OwnedPaths(int line, String pattern, String owners) {

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
		String anchored = (name.contains("/") ? "" : "**/") + name.replaceFirst("^/", "");
		// A folder's pattern means all that is in it; `x/*` only what is directly there.
		return new Glob(anchored).ends(file)
			.anyMatch((end) -> this.pattern.endsWith("/*") ? end == file.length()
					: (end < file.length()) ? file.charAt(end) == '/' : !this.pattern.endsWith("/"));
	}

}
