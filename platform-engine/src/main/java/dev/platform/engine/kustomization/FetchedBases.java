package dev.platform.engine.kustomization;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.ScratchFolder;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The bases that are on this machine, each in a folder of its address and commit. They
 * were fetched when somebody asked for it; reading fetches none.
 *
 * @param root where they are kept; null for nowhere
 */
public record FetchedBases(@Nullable Path root) {

	private static final long LARGEST = 64L << 20;

	/** None at all. */
	public static FetchedBases none() {
		return new FetchedBases(null);
	}

	/** Those of whoever has these variables. */
	public static FetchedBases of(Map<String, String> environment) {
		String named = environment.getOrDefault("XDG_CACHE_HOME", "");
		Path cache = named.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
		return new FetchedBases(cache.resolve("platform").resolve("bases"));
	}

	/** The files of a base; nothing where it is not on this machine. */
	public Optional<Snapshot> files(Base base) {
		return Optional.ofNullable(this.root)
			.map((kept) -> folder(kept, base))
			.filter(Files::isDirectory)
			.map(FolderSnapshot::new);
	}

	/**
	 * Keeps the texts of a base. They are there as a whole or not at all; links become
	 * what they lead to, and what cannot be read is left out.
	 */
	public void keep(Base base, Snapshot files) throws IOException {
		if (this.root == null) {
			throw new IOException("there is no folder to keep bases in");
		}
		Path folder = folder(this.root, base);
		Files.createDirectories(Objects.requireNonNull(folder.getParent()),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Path fresh = ScratchFolder.in(this.root, "new-");
		try {
			copy(files, new BoundedFolder(fresh));
			Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			// Another process was faster.
			if (!Files.isDirectory(folder)) {
				throw ex;
			}
		}
		finally {
			if (Files.exists(fresh)) {
				ScratchFolder.delete(fresh);
			}
		}
	}

	private static void copy(Snapshot files, BoundedFolder folder) throws IOException {
		long size = 0;
		for (String path : files.files("")) {
			Optional<String> text = text(files, path);
			size += text.map(String::length).orElse(0);
			if (size > LARGEST) {
				throw Problem.failed("it holds more than %d MiB of text".formatted(LARGEST >> 20),
						"list a repository that holds bases alone");
			}
			if (text.isPresent()) {
				folder.write(path, text.get());
			}
		}
	}

	private static Optional<String> text(Snapshot files, String path) {
		try {
			return files.read(path);
		}
		catch (Problem unreadable) {
			return Optional.empty();
		}
	}

	// A commit of one server is not read in the name of another.
	private static Path folder(Path root, Base base) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(base.repository().getBytes(StandardCharsets.UTF_8));
			return root.resolve(HexFormat.of().formatHex(digest, 0, 12)).resolve(base.commit());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
