package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.eclipse.jgit.lib.Repository;

/**
 * What programs that were killed have left in the clone that is kept: nobody else would
 * take it away.
 */
record KilledWrites(Repository repository) {

	// Longer than any of them is written for: a lock of a branch, or one object.
	private static final Duration SURELY_LEFT = Duration.ofMinutes(1);

	/**
	 * Deletes packs that were never complete, and objects; who calls it keeps others from
	 * fetching meanwhile.
	 */
	void forgetObjects() throws IOException {
		if (this.repository.isBare()) {
			Path objects = this.repository.getDirectory().toPath().resolve("objects");
			forgetPacks(objects);
			forget(objects, "noz*", SURELY_LEFT);
		}
	}

	static void forgetPacks(Path objects) throws IOException {
		forget(objects, "incoming_*", Duration.ZERO);
	}

	private static void forget(Path folder, String names, Duration age) throws IOException {
		try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, names)) {
			for (Path file : left) {
				if (isOlder(file, age)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	/** Deletes the lock of a branch, if it was left; whether it did. */
	boolean forgetLock(String ref) throws IOException {
		Path lock = this.repository.getDirectory().toPath().resolve(ref + ".lock");
		return this.repository.isBare() && isOlder(lock, SURELY_LEFT) && Files.deleteIfExists(lock);
	}

	private static boolean isOlder(Path file, Duration age) throws IOException {
		try {
			return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(age));
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

}
