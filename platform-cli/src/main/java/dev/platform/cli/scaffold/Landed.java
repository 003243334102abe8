package dev.platform.cli.scaffold;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.FileTree;
import dev.platform.cli.gitops.Revisions;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan has got.
 *
 * @param revision the commit; null when it was only looked at
 * @param files what happens to which file
 * @param checkout what the checkout has of it
 */
public record Landed(@Nullable String revision, FileTree files, Checkout checkout, Changes changes) {

	/**
	 * What the checkout has of a commit.
	 */
	public enum Checkout {

		/** It stands at the commit. */
		MOVED("the checkout has it, too"),

		/** The files are in the work tree, for its own next commit. */
		WRITTEN("the checkout has the files, to be committed: git status"),

		/** It is behind. */
		BEHIND("the checkout does not have it yet: git pull"),

		/** Nothing was done. */
		UNTOUCHED("");

		private final String text;

		Checkout(String text) {
			this.text = text;
		}

		public String text() {
			return this.text;
		}

	}

	/** {@code commit 1a2b3c4; the checkout has it, too}. */
	public String text() {
		return (this.revision == null) ? "nothing is changed"
				: "commit %s; %s".formatted(Revisions.abbreviated(this.revision), this.checkout.text());
	}

}
