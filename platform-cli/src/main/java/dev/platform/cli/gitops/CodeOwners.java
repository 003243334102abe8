package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The file that says who must agree to a change; the last line that matches counts.
 */
public record CodeOwners(String text) {

	public static final String FILE = "CODEOWNERS";

	/** Who owns a folder by the line written for it; nothing where there is none. */
	public Optional<String> ownersOf(String pattern) {
		return this.text.lines()
			.map(String::strip)
			.filter((line) -> line.split("\\s", 2)[0].equals(pattern))
			.filter((line) -> line.contains("@"))
			.map((line) -> line.substring(pattern.length()).strip())
			.reduce((_, later) -> later);
	}

	/** The line that says who owns a file; nothing where none is about it. */
	public Optional<OwnedPaths> lineFor(String file) {
		List<String> lines = this.text.lines().toList();
		return IntStream.range(0, lines.size())
			.boxed()
			.flatMap((index) -> OwnedPaths.of(index + 1, lines.get(index)).stream())
			.filter((paths) -> paths.hold(file))
			.reduce((_, later) -> later);
	}

	/**
	 * Adds a line behind those for the same parent folder, or at the end, unless it is
	 * there; its owners stand below the others'.
	 */
	public CodeOwners with(String pattern, String owners) {
		if (ownersOf(pattern).equals(Optional.of(owners))) {
			return this;
		}
		List<String> lines = lines();
		String parent = pattern.substring(0, pattern.indexOf('/') + 1);
		int index = lines.size();
		for (int candidate = 0; candidate < lines.size(); candidate++) {
			if (lines.get(candidate).startsWith(parent)) {
				index = candidate + 1;
			}
		}
		String neighbour = (index > 0) ? lines.get(index - 1) : "";
		int column = Math.max(neighbour.indexOf('@'), pattern.length() + 1);
		String end = neighbour.endsWith("\r\n") ? "\r\n" : "\n";
		if (!neighbour.isEmpty() && !neighbour.endsWith("\n")) {
			lines.set(index - 1, neighbour + end);
		}
		lines.add(index, pattern + " ".repeat(column - pattern.length()) + owners + end);
		return new CodeOwners(String.join("", lines));
	}

	/** Takes the lines of a folder away. */
	public CodeOwners without(String pattern) {
		List<String> lines = lines();
		lines.removeIf((line) -> line.split("\\s", 2)[0].equals(pattern));
		return new CodeOwners(String.join("", lines));
	}

	private List<String> lines() {
		return new ArrayList<>(this.text.isEmpty() ? List.of() : List.of(this.text.split("(?<=\n)")));
	}

}
