package dev.platform.local.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes a file so that a reader sees the old content or the new, never half of it.
 */
public final class WholeFile {

	private WholeFile() {
	}

	public static void write(Path file, String content) throws IOException {
		replace(file, content);
	}

	/** As {@link #write}, readable by its owner only and from its first byte on. */
	public static void writeSecret(Path file, String content) throws IOException {
		replace(file, content, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
	}

	private static void replace(Path file, String content, FileAttribute<?>... attributes) throws IOException {
		Path directory = file.toAbsolutePath().normalize().getParent();
		if (directory == null) {
			throw new IOException(file + " is not a file");
		}
		Files.createDirectories(directory);
		Path next = directory.resolve("." + file.getFileName() + ".next");
		Files.deleteIfExists(next);
		Files.createFile(next, attributes);
		Files.write(next, content.getBytes(StandardCharsets.UTF_8));
		Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

}
