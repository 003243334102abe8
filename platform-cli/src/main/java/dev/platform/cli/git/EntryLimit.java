package dev.platform.cli.git;

import dev.platform.cli.gitops.Revisions;
import dev.platform.engine.Problem;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Ends a walk through trees that list one another again and again.
 */
final class EntryLimit extends TreeFilter {

	// As many as a snapshot may have files.
	private static final int MOST = 100_000;

	private final String commit;

	private int entries;

	EntryLimit(String commit) {
		this.commit = commit;
	}

	@Override
	public boolean include(TreeWalk walk) {
		this.entries++;
		if (this.entries > MOST) {
			throw Problem.failed(
					"commit %s is not read: it changes more than %d files".formatted(Revisions.abbreviated(this.commit),
							MOST),
					"git diff --stat %s^ %1$s, then take them out of the branch"
						.formatted(Revisions.abbreviated(this.commit)));
		}
		return true;
	}

	@Override
	public boolean shouldBeRecursive() {
		return false;
	}

	@Override
	public TreeFilter clone() {
		return this;
	}

}
