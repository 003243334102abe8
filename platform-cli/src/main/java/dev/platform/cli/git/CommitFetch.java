package dev.platform.cli.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.Transfer;
import dev.platform.cli.git.connection.TransferLimits;
import dev.platform.cli.output.Printable;
import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/**
 * Transfers one commit by its name, without those before it.
 */
record CommitFetch(Connections connections, String commit) {

	/** A problem where the commit is not there as a whole within the limits. */
	void run(TransferLimits limits) {
		Transfer transfer = new Transfer(limits);
		try (transfer) {
			run(transfer);
		}
		catch (IOException | RuntimeException ex) {
			throw transfer.fault().map((reached) -> refused("it " + reached, ex)).orElseGet(() -> problem(ex));
		}
	}

	private void run(Transfer transfer) throws IOException {
		ObjectId wanted = ObjectId.fromString(this.commit);
		try (Transport transport = this.connections.open(transfer)) {
			transport.setObjectChecker(ObjectRules.fetched());
			transport.setDepth(1);
			// The server need not list its branches.
			try (FetchConnection connection = transport.openFetch(List.of(new RefSpec(Constants.HEAD)))) {
				transfer.advertised();
				this.connections.logins().accepted();
				connection.fetch(transfer.monitor(),
						List.of(new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, this.commit, wanted)), Set.of());
				transfer.requireInTime();
			}
		}
		requireWhole(wanted);
	}

	// Objects are kept by what they hold: what has this name is this commit.
	private void requireWhole(ObjectId wanted) throws IOException {
		try (ObjectWalk walk = new ObjectWalk(this.connections.repository())) {
			walk.markStart(walk.parseTree(wanted));
			walk.checkConnectivity();
		}
	}

	private Problem problem(Throwable cause) {
		if (cause instanceof Problem problem) {
			return problem;
		}
		if (!(cause instanceof IOException failure)) {
			return refused("it sends what cannot be read", cause);
		}
		Optional<Problem> object = ObjectRules.refused(this.connections.location(), failure);
		if (object.isPresent()) {
			return object.get();
		}
		if (failure instanceof MissingObjectException) {
			return refused("it sends something else", failure);
		}
		if (String.valueOf(failure.getMessage()).contains(this.commit)) {
			return refused("it says " + Printable.quoted(String.valueOf(failure.getMessage())), failure);
		}
		return (failure instanceof TransportException) ? new RemoteFailure(this.connections, failure).problem()
				: refused(Printable.quoted(String.valueOf(failure.getMessage())), failure);
	}

	private Problem refused(String reason, Throwable cause) {
		return Problem.failed(
				"%s does not give commit %s: %s".formatted(this.connections.location(), this.commit, reason),
				"git fetch %s %s".formatted(this.connections.location(), this.commit), cause);
	}

}
