package dev.platform.cli.git;

import java.io.IOException;
import java.util.List;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * Moves the remote branch from one commit to the next, or reports truly that it did not.
 */
record Push(Repository repository, RepositoryLocation location) {

	/** Whether the branch moved; false when it had moved already, by somebody else. */
	boolean move(ObjectId from, ObjectId to) throws IOException {
		RemoteRefUpdate update = new RemoteRefUpdate(this.repository, to.name(), this.location.ref(), false, null,
				from);
		try (Transport transport = Transports.open(this.repository, this.location)) {
			transport.push(NullProgressMonitor.INSTANCE, List.of(update));
		}
		catch (TransportException ex) {
			return movedAfterAll(to, ex);
		}
		return switch (update.getStatus()) {
			case OK, UP_TO_DATE -> true;
			case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> false;
			default -> {
				// Servers name a lost race in their own words: the branch itself tells.
				if (!head().equals(from)) {
					yield false;
				}
				throw refused(update);
			}
		};
	}

	// The connection broke while the server worked: only the branch tells what came of
	// it.
	private boolean movedAfterAll(ObjectId to, TransportException ex) throws IOException {
		try (RevWalk walk = new RevWalk(this.repository)) {
			if (walk.isMergedInto(walk.parseCommit(to), walk.parseCommit(head()))) {
				return true;
			}
		}
		throw Transports.unreachable(this.location, ex);
	}

	private ObjectId head() {
		return new Fetch(this.repository, this.location).head();
	}

	private Problem refused(RemoteRefUpdate update) {
		String reason = (update.getMessage() != null) ? update.getMessage() : update.getStatus().name();
		return Problem.failed(
				"%s refused the push to %s: %s; nothing has changed".formatted(this.location, this.location.branch(),
						reason.strip()),
				"look at the branch's protection and the server's hooks, then repeat the command");
	}

}
