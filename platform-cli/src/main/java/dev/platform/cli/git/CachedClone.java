package dev.platform.cli.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.ScratchFolder;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The bare clone of a remote that is kept between commands, so that only what is new is
 * transferred. It may be deleted at any time.
 */
final class CachedClone {

	static {
		SystemConfiguration.use();
	}

	private final Path cache;

	private @Nullable Repository open;

	CachedClone(Path cache) {
		this.cache = cache;
	}

	synchronized Repository open(RepositoryLocation location) {
		if (this.open == null) {
			this.open = openOrCreate(this.cache.resolve(name(location) + ".git"));
		}
		return this.open;
	}

	private static Repository openOrCreate(Path directory) {
		try {
			if (!Files.exists(directory)) {
				create(directory);
			}
			return new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).setMustExist(true).build();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot keep a clone in %s: %s".formatted(directory, ex.getMessage()),
					"set XDG_CACHE_HOME to a directory that can be written, or remove what is there", ex);
		}
	}

	// Made aside and moved into place, so that nobody sees half a clone; of several who
	// make it at once, one wins and the others use its.
	private static void create(Path directory) throws IOException {
		Files.createDirectories(directory.getParent());
		Path fresh = ScratchFolder.in(Objects.requireNonNull(directory.getParent()), "new-");
		try (Repository repository = new FileRepositoryBuilder().setBare().setGitDir(fresh.toFile()).build()) {
			repository.create(true);
		}
		try {
			Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			ScratchFolder.delete(fresh);
			if (!Files.exists(directory)) {
				throw ex;
			}
		}
	}

	private static String name(RepositoryLocation location) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(location.url().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
