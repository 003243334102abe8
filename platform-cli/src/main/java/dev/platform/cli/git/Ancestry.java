package dev.platform.cli.git;

import java.io.IOException;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
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

}
