package dev.platform.cli.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.platform.cli.output.Problem;
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
			Repository repository = new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
			if (!Files.exists(directory.resolve("HEAD"))) {
				Files.createDirectories(directory);
				repository.create(true);
			}
			return repository;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot keep a clone in %s: %s".formatted(directory, ex.getMessage()),
					"set XDG_CACHE_HOME to a directory that can be written", ex);
		}
		catch (IllegalStateException ex) {
			// Another process creates the same clone at this moment.
			return openOrCreate(directory);
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
