package dev.platform.local.standin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import dev.platform.local.home.Directories;

/**
 * Copies of jars, named by their content, so that a build does not change what runs.
 */
final class Releases {

	private static final int HASH_LENGTH = 12;

	private static final Duration LONG = Duration.ofDays(7);

	private final Path directory;

	private final Map<Build, Path> known = new HashMap<>();

	Releases(Path directory) {
		this.directory = directory;
	}

	/** The jar to start, in the shape in which it starts fastest. */
	synchronized Path keep(String name, Path jar) throws IOException {
		Build build = new Build(jar, Files.getLastModifiedTime(jar), Files.size(jar));
		Path start = this.known.get(build);
		if (start == null) {
			start = keepNew(name, jar);
			this.known.put(build, start);
		}
		return start;
	}

	/** Deletes copies that have been there for long; only for when nothing runs. */
	synchronized void sweep() throws IOException {
		FileTime limit = FileTime.from(Instant.now().minus(LONG));
		for (Path release : Directories.list(this.directory)) {
			boolean copy = release.getFileName().toString().matches(".+-[0-9a-f]{%d}".formatted(HASH_LENGTH));
			if (copy && Files.getLastModifiedTime(release).compareTo(limit) < 0) {
				Directories.delete(release);
			}
		}
	}

	private Path keepNew(String name, Path jar) throws IOException {
		Files.createDirectories(this.directory);
		Path copy = this.directory.resolve("." + name + ".jar");
		try {
			Path release = this.directory.resolve(name + "-" + copy(jar, copy));
			if (!Files.exists(release)) {
				Path fresh = this.directory.resolve("." + release.getFileName());
				Directories.delete(fresh);
				Files.createDirectories(fresh);
				ExplodedJar.write(copy, fresh, name);
				Files.move(fresh, release, StandardCopyOption.ATOMIC_MOVE);
			}
			return release.resolve(name + ".jar");
		}
		finally {
			Files.deleteIfExists(copy);
		}
	}

	private static String copy(Path jar, Path copy) throws IOException {
		try (DigestInputStream content = new DigestInputStream(Files.newInputStream(jar), sha256())) {
			Files.copy((InputStream) content, copy, StandardCopyOption.REPLACE_EXISTING);
			return HexFormat.of().formatHex(content.getMessageDigest().digest()).substring(0, HASH_LENGTH);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A file as long as nobody writes it.
	 */
	private record Build(Path jar, FileTime modified, long size) {
	}

}
