package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
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
			try (repository) {
				if (!location.branch().equals(repository.getBranch())) {
					return false;
				}
				Fetch fetch = new Fetch(Connections.of(repository, location, Access.ours(System.getenv())));
				return new FastForward(repository).run(fetch::head);
			}
			catch (GitAPIException | IOException | Problem ex) {
				return false;
			}
		}).orElse(false);
	}

	/** Undoes what a killed program has done of {@link #fastForward}. */
	public void recover() {
		open().ifPresent((repository) -> {
			try (repository) {
				new FastForward(repository).recover();
			}
			catch (GitAPIException | IOException ex) {
				throw unreadable(ex);
			}
		});
	}

	/**
	 * Does something while no other process or thread changes the work tree in a way that
	 * can be undone; a problem where they do until the deadline.
	 */
	public <T> T inTurn(Instant deadline, Runnable waiting, Supplier<T> action) {
		Path file = directory().resolve("platform-checkout.lock");
		try {
			Files.createDirectories(file.getParent());
			return new CloneLock(file).holding(deadline, waiting, action::get);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write %s: %s".formatted(file, ex.getMessage()), "look at its owner", ex);
		}
	}

	/** Where notes about the work tree are kept that are no part of it. */
	public Path directory() {
		return open().map((repository) -> {
			try (repository) {
				return repository.getDirectory().toPath();
			}
		}).orElseGet(this::outsideOfGit);
	}

	private Path outsideOfGit() {
		if (Files.isWritable(this.folder)) {
			return this.folder.resolve(".platform");
		}
		String name = Integer.toHexString(this.folder.toAbsolutePath().normalize().hashCode());
		return Path.of(System.getProperty("user.home"), ".cache", "platform", "checkouts", name);
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
