package dev.platform.cli.setup.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What this tool remembers beside the checkout, for nobody else on this machine: who
 * voted, secrets, logs.
 */
public final class OwnerOnly {

	private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

	private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

	private static final String OWN = ".platform";

	private OwnerOnly() {
	}

	/** Makes what is missing of a directory and those above it. */
	public static void directories(Path directory) throws IOException {
		Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
	}

	/**
	 * Makes the directory of everything, and takes from others what they could do there
	 * before; one that somebody has chosen may hold more than ours.
	 */
	static void state(Path directory) throws IOException {
		directories(directory);
		if (directory.endsWith(OWN)) {
			Files.setPosixFilePermissions(directory, DIRECTORY);
		}
	}

	/** Makes an empty file. */
	public static void file(Path file) throws IOException {
		Files.deleteIfExists(file);
		Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
	}

}
