package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
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
				ObjectId head = new Fetch(Connections.of(repository, location, Access.ours(System.getenv()))).head();
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

	Optional<Repository> open() {
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

	Problem unreadable(Exception ex) {
		return Problem.failed("cannot read the Git repository of %s: %s".formatted(this.folder, ex.getMessage()),
				"git -C %s status".formatted(this.folder), ex);
	}

}
