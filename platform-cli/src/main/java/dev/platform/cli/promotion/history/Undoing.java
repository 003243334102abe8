package dev.platform.cli.promotion.history;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;

/**
 * Which commits take something back.
 */
public final class Undoing {

	private Undoing() {
	}

	/** A rollback, a revert made by this tool, or one made with {@code git revert}. */
	public static boolean is(Commit commit) {
		return commit.value(Trailer.ACTION).flatMap(Action::find).map(Action::undoes).orElseGet(() -> byHand(commit));
	}

	static boolean byHand(Commit commit) {
		return commit.subject().startsWith("Revert \"");
	}

}
