package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.output.Problem;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The Git repository that a folder on this machine belongs to, with its work tree.
 */
public record LocalClone(Path folder) {

	/**
	 * Brings the work tree to what the remote's branch has become, if that is all ahead
	 * of it and no file in the way was edited.
	 * @return whether it did
	 */
	public boolean fastForward(RepositoryLocation location) {
		return open().map((repository) -> {
			try (repository; Git git = Git.wrap(repository)) {
				if (!location.branch().equals(repository.getBranch())) {
					return false;
				}
				ObjectId head = new Fetch(Connections.of(repository, location, System.getenv())).head();
				return git.merge()
					.include(head)
					.setFastForward(MergeCommand.FastForwardMode.FF_ONLY)
					.call()
					.getMergeStatus()
					.isSuccessful();
			}
			catch (GitAPIException | IOException | Problem ex) {
				return false;
			}
		}).orElse(false);
	}

	/**
	 * The files below a folder that are in no commit as they are; none outside of Git.
	 */
	public SortedSet<String> uncommitted(String below) {
		return open().map((repository) -> {
			try (repository; Git git = Git.wrap(repository)) {
				Status status = git.status().addPath(below).call();
				SortedSet<String> files = new TreeSet<>(status.getUncommittedChanges());
				files.addAll(status.getUntracked());
				return files;
			}
			catch (GitAPIException ex) {
				throw unreadable(ex);
			}
		}).orElseGet(TreeSet::new);
	}

	/**
	 * The newest commit in whose state a folder satisfies a condition, with the folder's
	 * path in the repository.
	 */
	public <T> Optional<T> newest(Predicate<Folder> wanted, Function<Folder, T> read) {
		return open().flatMap((repository) -> {
			try (repository; RevWalk walk = new RevWalk(repository)) {
				ObjectId head = repository.resolve(Constants.HEAD);
				if (head == null) {
					return Optional.empty();
				}
				String path = repository.getWorkTree()
					.toPath()
					.toRealPath()
					.relativize(this.folder.toRealPath())
					.toString();
				List<Commit> history = new ArrayList<>(new Log(repository).of(head, path, Integer.MAX_VALUE));
				for (Commit commit : history) {
					ObjectId id = ObjectId.fromString(commit.revision());
					Folder then = new Folder(new GitSnapshot(repository, id.name(), walk.parseCommit(id).getTree()),
							path);
					if (wanted.test(then)) {
						return Optional.of(read.apply(then));
					}
				}
				return Optional.empty();
			}
			catch (IOException ex) {
				throw unreadable(ex);
			}
		});
	}

	private Optional<Repository> open() {
		FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(this.folder.toFile());
		if (builder.getGitDir() == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(builder.build());
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	private Problem unreadable(Exception ex) {
		return Problem.failed("cannot read the Git repository of %s: %s".formatted(this.folder, ex.getMessage()),
				"git -C %s status".formatted(this.folder), ex);
	}

	/**
	 * A folder of a snapshot.
	 */
	public record Folder(Snapshot snapshot, String path) {
	}

}
