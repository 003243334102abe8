package dev.platform.cli.git;

import java.io.IOException;
import java.util.List;

import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.Transfer;
import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushConnection;
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
		for (boolean again = false; true; again = true) {
			RemoteRefUpdate update = new RemoteRefUpdate(this.connections.repository(), to.name(),
					"refs/heads/" + this.branch, this.replaces, null, from);
			Transfer transfer = this.connections.transfer();
			try (transfer) {
				return moved(from, to, update, send(update, transfer), again);
			}
			catch (NotSupportedException | TransportException ex) {
				transfer.problem(this.connections.location(), ex).ifPresent((limit) -> {
					throw limit;
				});
				RemoteFailure failure = new RemoteFailure(this.connections, ex);
				if (!failure.passes()) {
					if (!failure.isLogin() && arrivedAllTheSame(to)) {
						return true;
					}
					throw failure.problem();
				}
				ObjectId head = headAfterBreak(to);
				if (contains(head, to)) {
					return true;
				}
				if (!head.equals(from)) {
					return false;
				}
				// Sending the same commit once more does no harm if the first is still on
				// its way.
				if (!patience.again()) {
					throw refusal().broken(to, ex);
				}
			}
		}
	}

	// Servers name a lost race in their own words: where these do not tell, the branch
	// itself does. What was sent before may have arrived after all.
	private boolean moved(ObjectId from, ObjectId to, RemoteRefUpdate update, PushResult result, boolean again)
			throws IOException {
		if (update.getStatus() == RemoteRefUpdate.Status.OK
				|| update.getStatus() == RemoteRefUpdate.Status.UP_TO_DATE) {
			new Fetch(this.connections).remember(this.branch, to);
			return true;
		}
		boolean lost = RejectedPush.isLostRace(update);
		if (lost && !again) {
			return false;
		}
		ObjectId head = head();
		if (contains(head, to)) {
			return true;
		}
		if (lost || !head.equals(from)) {
			return false;
		}
		throw refusal().of(update, result.getMessages());
	}

	/** A problem unless the remote lets in who would push; nothing is sent. */
	void requireAccess() {
		try (Transfer transfer = this.connections.transfer();
				Transport transport = this.connections.open(transfer);
				PushConnection connection = transport.openPush()) {
			connection.getRefs();
		}
		catch (NotSupportedException | TransportException ex) {
			throw new RemoteFailure(this.connections, ex).problem();
		}
	}

	private PushResult send(RemoteRefUpdate update, Transfer transfer)
			throws NotSupportedException, TransportException {
		try (Transport transport = this.connections.open(transfer)) {
			transfer.advertised();
			PushResult result = transport.push(transfer.monitor(), List.of(update));
			this.connections.logins().accepted();
			return result;
		}
	}

	// The connection broke while the server worked: only the branch tells what came of
	// it.
	private ObjectId headAfterBreak(ObjectId to) {
		try {
			return head();
		}
		catch (Problem ex) {
			throw refusal().unknown(to, ex);
		}
	}

	// Who cannot be asked either has told enough by the first failure.
	private boolean arrivedAllTheSame(ObjectId to) throws IOException {
		try {
			return contains(head(), to);
		}
		catch (Problem ex) {
			return false;
		}
	}

	private boolean contains(ObjectId head, ObjectId commit) throws IOException {
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

	private RejectedPush refusal() {
		return new RejectedPush(this.connections.location(), this.branch);
	}

}
