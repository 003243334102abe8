package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.Transport;

/**
 * The GitOps repository's remote: its head is read and moved, no checkout is touched.
 */
public final class GitRemote {

	private final Supplier<RepositoryLocation> location;

	private final CachedClone clone;

	/**
	 * A remote whose location is asked for at the first use.
	 * @param location where the repository is
	 * @param cache a directory for bare clones, one a location
	 */
	public GitRemote(Supplier<RepositoryLocation> location, Path cache) {
		this.location = location;
		this.clone = new CachedClone(cache);
	}

	public RepositoryLocation location() {
		return this.location.get();
	}

	/** The branch as the remote has it now. */
	public Snapshot fetch() {
		Repository repository = this.clone.open(location());
		return snapshot(new Fetch(repository, location()).head());
	}

	/** The files of an earlier commit of the branch that was fetched. */
	public Snapshot snapshot(String revision) {
		return snapshot(ObjectId.fromString(revision));
	}

	/**
	 * Commits changes on top of a fetched head and pushes the commit.
	 * @return the new revision, or nothing when somebody else was faster and the branch
	 * has moved
	 */
	public Optional<String> publish(Snapshot head, Changes changes, CommitMessage message) {
		Repository repository = this.clone.open(location());
		try {
			ObjectId base = ObjectId.fromString(head.revision());
			ObjectId commit = new NewCommit(repository).on(base, changes, message);
			return new Push(repository, location()).move(base, commit) ? Optional.of(commit.name()) : Optional.empty();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write to the clone in the cache: " + ex.getMessage(), "look at free space",
					ex);
		}
	}

	/**
	 * Gives an empty remote its first commit.
	 * @return the new revision, or nothing when the remote has a branch already
	 */
	public Optional<String> begin(Map<String, String> files, CommitMessage message) {
		Repository repository = this.clone.open(location());
		if (new Fetch(repository, location()).find().isPresent()) {
			return Optional.empty();
		}
		try {
			ObjectId commit = new FirstCommit(repository).of(files, message);
			return new Push(repository, location()).move(ObjectId.zeroId(), commit) ? Optional.of(commit.name())
					: Optional.empty();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write to the clone in the cache: " + ex.getMessage(), "look at free space",
					ex);
		}
	}

	/** A problem unless the remote lets in who would push; nothing is pushed. */
	public void requirePushAccess() {
		Repository repository = this.clone.open(location());
		try (Transport transport = Transports.open(repository, location());
				PushConnection connection = transport.openPush()) {
			connection.getRefs();
		}
		catch (NotSupportedException | TransportException ex) {
			throw Problem.failed("%s lets nobody push: %s".formatted(location(), ex.getMessage()),
					"look at your credentials: git push --dry-run", ex);
		}
	}

	/** The commits that changed anything below a folder, newest first. */
	public List<Commit> history(Snapshot head, String folder) {
		return history(head, folder, Integer.MAX_VALUE);
	}

	/** The newest commits that changed anything below a folder. */
	public List<Commit> history(Snapshot head, String folder, int limit) {
		return new Log(this.clone.open(location())).of(ObjectId.fromString(head.revision()), folder, limit);
	}

	/** The newest commit that changed each of these folders, by folder. */
	public Map<String, Commit> latest(Snapshot head, Collection<String> folders) {
		return new LatestChanges(this.clone.open(location())).of(ObjectId.fromString(head.revision()), folders);
	}

	/**
	 * Whether a commit is another or comes before it, as far as has been fetched.
	 * @param ancestor the full name of the one that may come first
	 */
	public boolean contains(String descendant, String ancestor) {
		return descendant.matches("[0-9a-f]{40}") && new Ancestry(this.clone.open(location()))
			.contains(ObjectId.fromString(descendant), ObjectId.fromString(ancestor));
	}

	/** Whether the user's Git signs commits, and so this does. */
	public boolean signs() {
		return false;
	}

	private Snapshot snapshot(ObjectId id) {
		Repository repository = this.clone.open(location());
		try (RevWalk walk = new RevWalk(repository)) {
			RevCommit commit = walk.parseCommit(id);
			return new GitSnapshot(repository, commit.name(), commit.getTree());
		}
		catch (IOException ex) {
			throw Problem.failed("commit %s is not in the repository".formatted(id.name()), "platform history", ex);
		}
	}

}
