package dev.platform.cli.git;

import java.io.IOException;
import java.util.List;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * Moves a branch of the remote from one commit to the next, or reports truly that it did
 * not.
 *
 * @param replaces whether the new commit may take the place of the one it does not
 * follow; never of another
 */
record Push(Connections connections, String branch, boolean replaces) {

	/** Whether the branch moved; false when it had moved already, by somebody else. */
	boolean move(ObjectId from, ObjectId to) throws IOException {
		Patience patience = new Patience();
		while (true) {
			RemoteRefUpdate update = new RemoteRefUpdate(this.connections.repository(), to.name(),
					"refs/heads/" + this.branch, this.replaces, null, from);
			try {
				PushResult result = send(update);
				if (update.getStatus() == RemoteRefUpdate.Status.OK
						|| update.getStatus() == RemoteRefUpdate.Status.UP_TO_DATE) {
					return true;
				}
				return contains(to) || lost(from, update, result);
			}
			catch (NotSupportedException | TransportException ex) {
				RemoteFailure failure = new RemoteFailure(this.connections.location(), ex);
				if (!failure.passes()) {
					throw failure.problem();
				}
				if (arrived(to)) {
					return true;
				}
				if (!head().equals(from)) {
					return false;
				}
				// Sending the same commit once more does no harm if the first is still on
				// its
				// way.
				if (!patience.again()) {
					throw new Refusal(this.connections.location(), this.branch).broken(to, ex);
				}
			}
		}
	}

	private PushResult send(RemoteRefUpdate update) throws NotSupportedException, TransportException {
		try (Transport transport = this.connections.open()) {
			PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
			this.connections.logins().accepted();
			return result;
		}
	}

	// Servers name a lost race in their own words: the branch itself tells.
	private boolean lost(ObjectId from, RemoteRefUpdate update, PushResult result) {
		if (!head().equals(from)) {
			return false;
		}
		throw new Refusal(this.connections.location(), this.branch).of(update, result.getMessages());
	}

	// The connection broke while the server worked: only the branch tells what came of
	// it.
	private boolean arrived(ObjectId to) throws IOException {
		try {
			return contains(to);
		}
		catch (Problem ex) {
			throw new Refusal(this.connections.location(), this.branch).unknown(to, ex);
		}
	}

	private boolean contains(ObjectId commit) throws IOException {
		ObjectId head = head();
		if (head.equals(ObjectId.zeroId())) {
			return false;
		}
		try (RevWalk walk = new RevWalk(this.connections.repository())) {
			return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(head));
		}
	}

	private ObjectId head() {
		return new Fetch(this.connections).find(this.branch).orElse(ObjectId.zeroId());
	}

}
