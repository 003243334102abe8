package dev.platform.cli.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;

/**
 * Asks the remote for its branch and transfers what the clone lacks.
 */
record Fetch(Repository repository, RepositoryLocation location) {

	/** The branch's head; a problem where the remote has no such branch. */
	ObjectId head() {
		return find()
			.orElseThrow(() -> Problem.failed("%s has no branch %s".formatted(this.location, this.location.branch()),
					"set PLATFORM_BRANCH to the branch that Argo CD follows"));
	}

	Optional<ObjectId> find() {
		try (Transport transport = Transports.open(this.repository, this.location);
				FetchConnection connection = transport.openFetch()) {
			Ref branch = connection.getRef(this.location.ref());
			ObjectId head = (branch != null) ? branch.getObjectId() : null;
			if (branch == null || head == null) {
				return Optional.empty();
			}
			if (!this.repository.getObjectDatabase().has(head)) {
				connection.fetch(NullProgressMonitor.INSTANCE, List.of(branch), Set.of());
			}
			remember(head);
			return Optional.of(head);
		}
		catch (NoRemoteRepositoryException ex) {
			if (String.valueOf(ex.getMessage()).contains("empty")) {
				return Optional.empty();
			}
			throw Transports.unreachable(this.location, ex);
		}
		catch (NotSupportedException | TransportException ex) {
			throw Transports.unreachable(this.location, ex);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write to the clone in the cache: " + ex.getMessage(), "look at free space",
					ex);
		}
	}

	// The next fetch names this commit as already had. A lock held by another process
	// means that it writes the same: nothing is lost by leaving it to that one.
	private void remember(ObjectId head) throws IOException {
		RefUpdate update = this.repository.updateRef("refs/remotes/origin/" + this.location.branch());
		update.setNewObjectId(head);
		update.setForceUpdate(true);
		update.disableRefLog();
		update.update();
	}

}
