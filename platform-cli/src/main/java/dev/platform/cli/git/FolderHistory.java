package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Commit;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * What became of a folder on this machine in the commits of the Git repository that it
 * belongs to; nothing outside of Git.
 */
public record FolderHistory(Path folder) {

	/** The folder in the commit that is checked out. */
	public <T> Optional<T> head(Function<CommittedFolder, T> read) {
		return reading((repository, path) -> {
			ObjectId head = repository.resolve(Constants.HEAD);
			return (head != null) ? Optional.of(read.apply(at(repository, head, path))) : Optional.empty();
		});
	}

	/**
	 * The folder in a commit, which no branch need have any more.
	 * @param revision the full name
	 */
	public <T> Optional<T> at(String revision, Function<CommittedFolder, T> read) {
		return reading((repository, path) -> {
			@Nullable ObjectId commit = repository.resolve(revision + "^{commit}");
			return (commit != null) ? Optional.of(read.apply(at(repository, commit, path))) : Optional.empty();
		});
	}

	/** The folder in the newest commit in which it satisfies a condition. */
	public <T> Optional<T> newest(Predicate<CommittedFolder> wanted, Function<CommittedFolder, T> read) {
		return reading((repository, path) -> {
			ObjectId head = repository.resolve(Constants.HEAD);
			if (head == null) {
				return Optional.empty();
			}
			for (Commit commit : new Log(repository).of(head, path, Integer.MAX_VALUE)) {
				CommittedFolder then = at(repository, ObjectId.fromString(commit.revision()), path);
				if (wanted.test(then)) {
					return Optional.of(read.apply(then));
				}
			}
			return Optional.empty();
		});
	}

	private static CommittedFolder at(Repository repository, ObjectId id, String path) throws IOException {
		try (RevWalk walk = new RevWalk(repository)) {
			return new CommittedFolder(new GitSnapshot(repository, id.name(), walk.parseCommit(id).getTree()), path);
		}
	}

	private <T> Optional<T> reading(Reading<T> reading) {
		LocalClone clone = new LocalClone(this.folder);
		return clone.open().flatMap((repository) -> {
			try (repository) {
				Path root = repository.getWorkTree().toPath().toRealPath();
				return reading.of(repository, root.relativize(this.folder.toRealPath()).toString());
			}
			catch (MissingObjectException ex) {
				return Optional.empty();
			}
			catch (IOException ex) {
				throw clone.unreadable(ex);
			}
		});
	}

	private interface Reading<T> {

		Optional<T> of(Repository repository, String path) throws IOException;

	}

}
