package dev.platform.cli.scaffold;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.FileTree;
import dev.platform.cli.gitops.Revisions;
import dev.platform.engine.repository.Changes;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan has got.
 *
 * @param revision the commit; null when it was only looked at
 * @param request where the pull request is read that the commit waits in; null where it
 * is on the branch, or nowhere
 * @param files what happens to which file
 * @param checkout what the checkout has of it
 * @param pods what becomes of those that run, in each environment where that changes
 */
public record Landed(@Nullable String revision, @Nullable String request, FileTree files, Checkout checkout,
		Changes changes, List<ChangedPods> pods) {

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

		/** The branch has not got it yet either. */
		WAITING("the checkout gets it once that is merged: git pull"),

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

	/** {@code Created}, or what fits where it was only looked at or proposed. */
	public String told(String done, String verb) {
		return (this.revision == null) ? "Would " + verb : (this.request != null) ? "Proposed to " + verb : done;
	}

	/** {@code commit 1a2b3c4; the checkout has it, too}. */
	public String text() {
		if (this.revision == null) {
			return "nothing is changed";
		}
		String where = (this.request != null) ? " waits in " + this.request : "";
		return "commit %s%s; %s".formatted(Revisions.abbreviated(this.revision), where, this.checkout.text());
	}

	/** The files, and what becomes of pods. */
	public String details() {
		return "%s\n%s".formatted(this.files.text(), podsText());
	}

	/** A line for each environment. */
	public String podsText() {
		return this.pods.isEmpty() ? "This changes no running pods"
				: this.pods.stream().map(ChangedPods::text).collect(Collectors.joining("\n"));
	}

}
