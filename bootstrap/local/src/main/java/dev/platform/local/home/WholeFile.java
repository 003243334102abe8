package dev.platform.local.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file so that a reader sees the old content or the new, never half of it.
 */
public final class WholeFile {

	private WholeFile() {
	}

	/** Readable by its owner only, and from its first byte on. */
	public static void write(Path file, String content) throws IOException {
		Path directory = file.toAbsolutePath().normalize().getParent();
		if (directory == null) {
			throw new IOException(file + " is not a file");
		}
		OwnerOnly.directories(directory);
		Path next = directory.resolve("." + file.getFileName() + ".next");
		Files.deleteIfExists(next);
		OwnerOnly.file(next);
		Files.write(next, content.getBytes(StandardCharsets.UTF_8));
		Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

}
