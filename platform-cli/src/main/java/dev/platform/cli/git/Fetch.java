package dev.platform.cli.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.git.connection.Transfer;
import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/**
 * Asks the remote for a branch and transfers what the clone lacks.
 */
record Fetch(Connections connections) {

	/** The head of the branch; a problem where the remote has no such branch. */
	ObjectId head() {
		RepositoryLocation location = this.connections.location();
		return find().orElseThrow(() -> Problem.failed("%s has no branch %s".formatted(location, location.branch()),
				"set PLATFORM_BRANCH to the branch that Argo CD follows"));
	}

	Optional<ObjectId> find() {
		return find(this.connections.location().branch());
	}

	/** The head of another branch of the same repository. */
	Optional<ObjectId> find(String branch) {
		Patience patience = new Patience();
		while (true) {
			Transfer transfer = this.connections.transfer();
			try (transfer) {
				return once(branch, transfer);
			}
			catch (NotSupportedException | TransportException ex) {
				ObjectRules.refused(this.connections.location(), ex).ifPresent((refused) -> {
					throw refused;
				});
				transfer.problem(this.connections.location(), ex).ifPresent((limit) -> {
					throw limit;
				});
				RemoteFailure failure = new RemoteFailure(this.connections, ex);
				if (failure.isEmptyRepository()) {
					return Optional.empty();
				}
				if (!failure.passes() || !patience.again()) {
					throw failure.problem();
				}
			}
			catch (OutOfMemoryError ex) {
				throw Problem.failed("%s sends more than fits into memory; nothing was taken over"
					.formatted(this.connections.location()), "use a server that you trust", ex);
			}
			catch (MissingObjectException ex) {
				throw Problem.failed(
						"%s does not send what it offers: %s".formatted(this.connections.location(), ex.getMessage()),
						"git ls-remote " + this.connections.location(), ex);
			}
			catch (IOException ex) {
				throw Problem.failed("cannot write to the clone in the cache: " + ex.getMessage(),
						"look at free space, or set XDG_CACHE_HOME to a folder that can be written", ex);
			}
		}
	}

	private Optional<ObjectId> once(String branch, Transfer transfer) throws IOException {
		Repository repository = this.connections.repository();
		// A template's address may leave the branch out, or name a tag.
		boolean full = branch.equals(Constants.HEAD) || branch.startsWith(Constants.R_REFS);
		String name = full ? branch : Constants.R_HEADS + branch;
		// It is remembered in a file of that name: with .. in it that would be any file.
		if (!branch.equals(Constants.HEAD) && !Repository.isValidRefName(name)) {
			return Optional.empty();
		}
		try (Transport transport = checking(transfer);
				FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
			transfer.advertised();
			this.connections.logins().accepted();
			Ref ref = connection.getRef(name);
			ObjectId head = (ref != null) ? ref.getObjectId() : null;
			if (ref == null || head == null) {
				return Optional.empty();
			}
			boolean lacking = !repository.getObjectDatabase().has(head);
			if (lacking) {
				CloneLock.of(repository).holding(() -> {
					if (!repository.getObjectDatabase().has(head)) {
						new KilledWrites(repository).forgetObjects();
						connection.fetch(transfer.monitor(), List.of(ref), Set.of());
						transfer.requireInTime();
					}
					return head;
				});
			}
			remember(branch, head);
			if (lacking) {
				new Upkeep(repository, this.connections.environment()).afterFetch();
			}
			return Optional.of(head);
		}
	}

	private Transport checking(Transfer transfer) throws NotSupportedException, TransportException {
		Transport transport = this.connections.open(transfer);
		transport.setObjectChecker(ObjectRules.fetched());
		return transport;
	}

	/** Whether this is the newest head of its branch that the clone knows of. */
	boolean isNewest(String branch, ObjectId head) {
		try {
			Ref known = this.connections.repository().exactRef("refs/remotes/origin/" + branch);
			return known != null && head.equals(known.getObjectId());
		}
		catch (IOException ex) {
			return false;
		}
	}

	// The next fetch names this commit as already had. A lock held by another process
	// means that it writes the same: nothing is lost by leaving it to that one.
	void remember(String branch, ObjectId head) throws IOException {
		String name = "refs/remotes/origin/" + branch;
		if (update(name, head) == RefUpdate.Result.LOCK_FAILURE
				&& new KilledWrites(this.connections.repository()).forgetLock(name)) {
			update(name, head);
		}
	}

	private RefUpdate.Result update(String name, ObjectId head) throws IOException {
		RefUpdate update = this.connections.repository().updateRef(name);
		update.setNewObjectId(head);
		update.setForceUpdate(true);
		update.disableRefLog();
		return update.update();
	}

}
