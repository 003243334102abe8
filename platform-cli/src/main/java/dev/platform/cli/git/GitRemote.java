package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.HttpSettings;
import dev.platform.cli.git.connection.Login;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.git.trust.Trust;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The GitOps repository's remote: its head is read and moved, no checkout is touched.
 */
public final class GitRemote {

	private final Supplier<RepositoryLocation> location;

	private final Path cache;

	private final CachedClone clone;

	private final Access access;

	private @Nullable Connections open;

	private @Nullable Trust trust;

	private String trustedAt = "";

	/**
	 * A remote whose location is asked for at the first use.
	 * @param location where the repository is
	 * @param cache a directory for bare clones, one a location
	 */
	public GitRemote(Supplier<RepositoryLocation> location, Path cache) {
		this(location, cache, System.getenv());
	}

	/** A remote that is reached with other variables than this process has. */
	public GitRemote(Supplier<RepositoryLocation> location, Path cache, Map<String, String> environment) {
		this(location, cache, Access.ours(environment));
	}

	/** A remote that is told no more than it may be. */
	public GitRemote(Supplier<RepositoryLocation> location, Path cache, Access access) {
		this.location = location;
		this.cache = cache;
		this.clone = new CachedClone(cache);
		this.access = access;
	}

	/** Another remote, with the same cache. */
	public GitRemote at(RepositoryLocation location) {
		return new GitRemote(() -> location, this.cache,
				Access.elsewhere(this.access.environment(), () -> location().address().server()));
	}

	private synchronized Connections connections() {
		if (this.open == null) {
			RepositoryLocation at = this.location.get();
			this.open = Connections.of(this.clone.open(at), at, this.access);
		}
		return this.open;
	}

	public RepositoryLocation location() {
		return this.location.get();
	}

	/** The branch as the remote has it now. */
	public Snapshot fetch() {
		return snapshot(new Fetch(connections()).head());
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
		return written(() -> {
			ObjectId base = ObjectId.fromString(head.revision());
			ObjectId commit = newCommit().on(base, changes, message);
			new RequiredSignature(trust(head), head).require(changes, commit.name());
			return new Push(connections(), location().branch(), false).move(base, commit) ? Optional.of(commit.name())
					: Optional.empty();
		});
	}

	/**
	 * Does something while no other process or thread that keeps the same clone does; a
	 * problem where they do until the deadline.
	 * @param waiting called again and again while they do, once that takes long
	 */
	public <T> T inTurn(Instant deadline, Runnable waiting, Supplier<T> action) {
		return written(() -> CloneLock.turn(connections().repository()).holding(deadline, waiting, action::get));
	}

	/** Whether no newer head of the branch is known to those who keep the same clone. */
	public boolean isNewest(Snapshot head) {
		return new Fetch(connections()).isNewest(location().branch(), ObjectId.fromString(head.revision()));
	}

	/** The paths of the files in which two snapshots differ. */
	public List<String> differences(Snapshot one, Snapshot other) {
		return new TreeDifference(connections().repository()).between(one.revision(), other.revision());
	}

	/** Another branch as the remote has it now, or nothing where there is none. */
	public Optional<Snapshot> fetch(String branch) {
		return new Fetch(connections()).find(branch).map(this::snapshot);
	}

	/**
	 * Commits changes on top of a fetched head and makes the commit all that a branch of
	 * its own holds.
	 * @param replaced what the branch held when it was looked at; null where there was
	 * none
	 * @return the new revision, or nothing when somebody else has moved that branch
	 */
	public Optional<String> propose(Snapshot head, Changes changes, CommitMessage message, String branch,
			@Nullable Snapshot replaced) {
		return written(() -> {
			ObjectId commit = newCommit().on(ObjectId.fromString(head.revision()), changes, message);
			new RequiredSignature(trust(head), head).require(changes, commit.name());
			ObjectId before = (replaced != null) ? ObjectId.fromString(replaced.revision()) : ObjectId.zeroId();
			return new Push(connections(), branch, true).move(before, commit) ? Optional.of(commit.name())
					: Optional.empty();
		});
	}

	/** Whom the branch trusts at a fetched head. */
	public synchronized Trust trust(Snapshot head) {
		if (this.trust == null || !head.revision().equals(this.trustedAt)) {
			this.trust = new Trust(connections().repository(), this::snapshot, head,
					this.access.environment().getOrDefault(Trust.PIN, ""));
			this.trustedAt = head.revision();
		}
		return this.trust;
	}

	/** Whether the user's Git signs commits, and so this does. */
	public boolean signs() {
		return signature().wanted();
	}

	/** The certificate of the only authority to trust for HTTPS, where one is named. */
	public Optional<Path> authority() {
		return httpSettings().authority();
	}

	/** The files that hold the authorities the user has named, to Git and to all. */
	public List<Path> authorities() {
		return httpSettings().authorities();
	}

	/**
	 * The password or token that Git would be given for the remote, for an interface of
	 * the same server.
	 */
	public Optional<String> password() {
		return connections().logins().login().map(Login::password);
	}

	/**
	 * Gives an empty remote its first commit.
	 * @return the new revision, or nothing when the remote has a branch already
	 */
	public Optional<String> begin(Map<String, String> files, CommitMessage message) {
		if (new Fetch(connections()).find().isPresent()) {
			return Optional.empty();
		}
		return written(() -> {
			ObjectId commit = new FirstCommit(connections().repository(), signature()).of(files, message);
			return new Push(connections(), location().branch(), false).move(ObjectId.zeroId(), commit)
					? Optional.of(commit.name()) : Optional.empty();
		});
	}

	/** What a snapshot's commit was made on; nothing for the first one. */
	public Optional<Snapshot> parent(Snapshot snapshot) {
		return new Ancestry(connections().repository()).parent(ObjectId.fromString(snapshot.revision()))
			.map(this::snapshot);
	}

	/** A problem unless the remote lets in who would push; nothing is pushed. */
	public void requirePushAccess() {
		new Push(connections(), location().branch(), false).requireAccess();
	}

	/** The commits that changed anything below a folder, newest first. */
	public List<Commit> history(Snapshot head, String folder) {
		return history(head, folder, Integer.MAX_VALUE);
	}

	/** The newest commits that changed anything below a folder. */
	public List<Commit> history(Snapshot head, String folder, int limit) {
		return new Log(connections().repository()).of(ObjectId.fromString(head.revision()), folder, limit);
	}

	/** The newest commit that changed each of these folders, by folder. */
	public Map<String, Commit> latest(Snapshot head, Collection<String> folders) {
		return latest(head, folders, (_, _) -> true);
	}

	/** As {@link #latest(Snapshot, Collection)}, of those commits that count. */
	public Map<String, Commit> latest(Snapshot head, Collection<String> folders, BiPredicate<String, Commit> counts) {
		return new LatestChanges(connections().repository()).of(ObjectId.fromString(head.revision()), folders, counts);
	}

	/**
	 * Whether a commit is another or comes before it, as far as has been fetched.
	 * @param ancestor the full name of the one that may come first
	 */
	public boolean contains(String descendant, String ancestor) {
		return descendant.matches("[0-9a-f]{40}") && new Ancestry(connections().repository())
			.contains(ObjectId.fromString(descendant), ObjectId.fromString(ancestor));
	}

	HttpSettings httpSettings() {
		return new HttpSettings(connections().repository().getConfig(), this.access.environment(), location());
	}

	private NewCommit newCommit() {
		return new NewCommit(connections().repository(), signature());
	}

	private CommitSignature signature() {
		return new CommitSignature(connections().repository().getConfig(), this.access.environment());
	}

	private static <T> T written(CloneLock.Action<T> writing) {
		try {
			return writing.run();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write to the clone in the cache: " + ex.getMessage(),
					"look at free space, or set XDG_CACHE_HOME to a folder that can be written", ex);
		}
	}

	private Snapshot snapshot(ObjectId id) {
		return GitSnapshot.of(connections().repository(), id);
	}

}
