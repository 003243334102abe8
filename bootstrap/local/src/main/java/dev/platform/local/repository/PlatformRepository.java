package dev.platform.local.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * The bare repository that commits are pushed to, and the branch of it that is followed.
 */
public final class PlatformRepository implements AutoCloseable {

	private final Repository repository;

	private final String ref;

	private PlatformRepository(Repository repository, String branch) {
		this.repository = repository;
		this.ref = Constants.R_HEADS + branch;
	}

	/** Opens it, making it first where there is none. */
	public static PlatformRepository open(Path directory, String branch) throws IOException {
		Files.createDirectories(directory);
		try {
			// for a repository that exists this changes nothing
			Git git = Git.init().setBare(true).setDirectory(directory.toFile()).setInitialBranch(branch).call();
			checkWhatIsPushed(git.getRepository().getConfig());
			return new PlatformRepository(git.getRepository(), branch);
		}
		catch (GitAPIException ex) {
			throw new IOException("cannot open the repository %s: %s".formatted(directory, ex.getMessage()), ex);
		}
	}

	// By Git's own rules; it is pushed to by whatever Git there is on this machine.
	private static void checkWhatIsPushed(StoredConfig config) throws IOException {
		if (!config.getBoolean("receive", "fsckObjects", false)) {
			config.setBoolean("receive", null, "fsckObjects", true);
			config.save();
		}
	}

	/** The commit at the head of the branch. */
	public Optional<String> head() throws IOException {
		Ref head = this.repository.exactRef(this.ref);
		ObjectId commit = (head != null) ? head.getObjectId() : null;
		return Optional.ofNullable(commit).map(ObjectId::name);
	}

	/**
	 * Gives an empty branch its first commit, made of the {@code gitops} folder of a
	 * checkout.
	 */
	public void seed(Path checkout) throws IOException {
		if (head().isEmpty()) {
			new Seed(this.repository, this.ref).commit(checkout);
		}
	}

	/** Writes the {@code gitops} folder of a commit to an empty directory. */
	public void export(String commit, Path directory) throws IOException {
		new Export(this.repository).write(commit, directory);
	}

	@Override
	public void close() {
		this.repository.close();
	}

}
