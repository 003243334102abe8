package dev.platform.cli.git;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.RefusedAnswer;
import dev.platform.cli.output.Printable;
import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
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

	/** A problem where the commit is not there as a whole in that time. */
	void run(Duration patience) {
		AtomicBoolean over = new AtomicBoolean();
		FutureTask<Boolean> transfer = new FutureTask<>(() -> {
			transfer(over);
			return true;
		});
		Thread.ofPlatform().daemon().start(transfer);
		try {
			transfer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw refused("it takes longer than %d s".formatted(patience.toSeconds()), ex);
		}
		catch (ExecutionException ex) {
			throw problem(Objects.requireNonNull(ex.getCause()));
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command", ex);
		}
		finally {
			over.set(true);
		}
	}

	private void transfer(AtomicBoolean over) throws IOException {
		ObjectId wanted = ObjectId.fromString(this.commit);
		try (Transport transport = this.connections.open()) {
			transport.setObjectChecker(ObjectRules.fetched());
			transport.setDepth(1);
			// The server need not list its branches.
			try (FetchConnection connection = transport.openFetch(List.of(new RefSpec(Constants.HEAD)))) {
				this.connections.logins().accepted();
				connection.fetch(new EmptyProgressMonitor() {
					@Override
					public boolean isCancelled() {
						return over.get();
					}
				}, List.of(new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, this.commit, wanted)), Set.of());
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
		for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
			if (reason instanceof RefusedAnswer) {
				return refused(String.valueOf(reason.getMessage()), failure);
			}
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
