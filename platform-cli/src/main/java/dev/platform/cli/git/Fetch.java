package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
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

	// One for each fetch that brought something. Git would start to pack at 50 already,
	// just when many promote at once.
	private static final int MANY_PACKS = 150;

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
			try {
				return once(branch);
			}
			catch (NotSupportedException | TransportException ex) {
				RemoteFailure failure = new RemoteFailure(this.connections.location(), ex);
				if (failure.isEmptyRepository()) {
					return Optional.empty();
				}
				if (!failure.passes() || !patience.again()) {
					throw failure.problem();
				}
			}
			catch (IOException ex) {
				throw Problem.failed("cannot write to the clone in the cache: " + ex.getMessage(), "look at free space",
						ex);
			}
		}
	}

	private Optional<ObjectId> once(String branch) throws IOException {
		Repository repository = this.connections.repository();
		// A template's address may leave the branch out, or name a tag.
		boolean full = branch.equals(Constants.HEAD) || branch.startsWith(Constants.R_REFS);
		String name = full ? branch : Constants.R_HEADS + branch;
		try (Transport transport = this.connections.open();
				FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
			this.connections.logins().accepted();
			Ref ref = connection.getRef(name);
			ObjectId head = (ref != null) ? ref.getObjectId() : null;
			if (ref == null || head == null) {
				return Optional.empty();
			}
			if (!repository.getObjectDatabase().has(head)) {
				CloneLock.of(repository).holding(() -> {
					if (!repository.getObjectDatabase().has(head)) {
						connection.fetch(NullProgressMonitor.INSTANCE, List.of(ref), Set.of());
					}
					return head;
				});
				tidy();
			}
			remember(branch, head);
			return Optional.of(head);
		}
	}

	// Git packs what many fetches and commits have left behind, if it is much, and does
	// so
	// after this command's end.
	private void tidy() {
		if (packs() < MANY_PACKS) {
			return;
		}
		Program git = new Program(this.connections.environment()).with("GIT_DIR",
				this.connections.repository().getDirectory().getPath());
		try {
			git.run("", "git", "-c", "gc.autoPackLimit=" + MANY_PACKS, "gc", "--auto", "--quiet");
		}
		catch (IOException ex) {
			// Without a Git the clone grows, and may be deleted at any time.
		}
	}

	private int packs() {
		Path folder = this.connections.repository().getDirectory().toPath().resolve("objects/pack");
		try (DirectoryStream<Path> packs = Files.newDirectoryStream(folder, "*.pack")) {
			return (int) StreamSupport.stream(packs.spliterator(), false).count();
		}
		catch (IOException ex) {
			return 0;
		}
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
		RefUpdate update = this.connections.repository().updateRef("refs/remotes/origin/" + branch);
		update.setNewObjectId(head);
		update.setForceUpdate(true);
		update.disableRefLog();
		update.update();
	}

}
