package dev.platform.cli.git;

import java.io.IOException;
import java.util.Optional;

import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What came before what.
 */
record Ancestry(Repository repository) {

	/**
	 * Whether one commit is another or comes before it; commits that were never fetched
	 * have no ancestors.
	 */
	boolean contains(ObjectId descendant, ObjectId ancestor) {
		try (RevWalk walk = new RevWalk(this.repository)) {
			return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
		}
		catch (MissingObjectException ex) {
			return false;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read the history: " + ex.getMessage(),
					"rm -r %s".formatted(this.repository.getDirectory()), ex);
		}
	}

	/** What a commit was made on first; nothing for the first one. */
	Optional<ObjectId> parent(ObjectId commit) {
		try (RevWalk walk = new RevWalk(this.repository)) {
			RevCommit parsed = walk.parseCommit(commit);
			return (parsed.getParentCount() == 0) ? Optional.empty() : Optional.of(parsed.getParent(0));
		}
		catch (IOException ex) {
			throw Problem.failed("commit %s is not in the clone".formatted(commit.name()), "repeat the command", ex);
		}
	}

}
