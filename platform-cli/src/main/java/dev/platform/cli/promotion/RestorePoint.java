package dev.platform.cli.promotion;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a rollback goes: so many changes back, or to a revision.
 *
 * @param revision the beginning of a commit's name; null to count changes
 */
record RestorePoint(int changes, @Nullable String revision) {

	static final RestorePoint PREVIOUS = new RestorePoint(1, null);

	public static RestorePoint of(String word) {
		if (word.matches("[1-9][0-9]{0,2}")) {
			return new RestorePoint(Integer.parseInt(word), null);
		}
		if (word.matches("[0-9a-f]{4,40}")) {
			return new RestorePoint(0, word);
		}
		throw Problem.usage("\"%s\" is neither a revision nor a number of changes".formatted(word),
				"use --to 2 for the change before the last, or a revision that platform history shows");
	}

}
