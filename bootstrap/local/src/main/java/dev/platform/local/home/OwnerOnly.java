package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and directories that nobody else on this machine may read, whatever the umask:
 * they hold who voted, secrets, and what services log.
 */
public final class OwnerOnly {

	private static final FileAttribute<?> FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private static final FileAttribute<?> DIRECTORY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

	private OwnerOnly() {
	}

	/** Makes what is missing of a directory and those above it. */
	public static Path directories(Path directory) throws IOException {
		return Files.createDirectories(directory, DIRECTORY);
	}

	/** Makes an empty file, unless there is one. */
	public static void file(Path file) throws IOException {
		try {
			Files.createFile(file, FILE);
		}
		catch (FileAlreadyExistsException _) {
			narrow(file);
		}
	}

	/** Takes from everything below a directory, and from itself, what others may do. */
	static void tighten(Path directory) throws IOException {
		Files.walkFileTree(directory, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
				narrow(path);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
				if (attributes.isRegularFile()) {
					narrow(path);
				}
				return FileVisitResult.CONTINUE;
			}

			// Removed meanwhile.
			@Override
			public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
				if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
					throw failure;
				}
				return FileVisitResult.CONTINUE;
			}
		});
	}

	private static void narrow(Path path) throws IOException {
		Set<PosixFilePermission> now = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
		Set<PosixFilePermission> wanted = EnumSet.copyOf(OWNER);
		wanted.retainAll(now);
		if (!wanted.equals(now)) {
			Files.setPosixFilePermissions(path, wanted);
		}
	}

}
