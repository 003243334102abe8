package dev.platform.cli.hostile;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A repository that means harm.
 *
 * @param files texts by path, in place of or beside those of the innocent repository
 * @param links targets of symbolic links, by path
 * @param entries entries that no honest Git writes into a tree
 * @param message the message of its commit
 * @param says what the commands of {@code by} answer; null where they may succeed
 * @param by the commands that have to refuse it
 */
record HostileCase(String name, Map<String, String> files, Map<String, String> links, List<Entry> entries,
		String message, @Nullable String says, List<String> by) {

	/**
	 * An entry of a tree.
	 *
	 * @param in the folder that gets it
	 * @param mode as in Git, octal
	 */
	record Entry(String in, String name, String mode, String text) {
	}

	boolean isInnocent() {
		return this.name.startsWith("an innocent");
	}

	@Override
	public String toString() {
		return this.name;
	}

}
