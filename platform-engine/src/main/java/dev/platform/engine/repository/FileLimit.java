package dev.platform.engine.repository;

import dev.platform.engine.Problem;

/**
 * How much of a repository is read: a few objects can say that there are billions of
 * files.
 */
public final class FileLimit {

	/** Bytes of one file. */
	public static final int SIZE = 16 << 20;

	private static final int COUNT = 100_000;

	private FileLimit() {
	}

	/** A problem where a folder holds more files than anybody reads. */
	public static void require(String folder, int files) {
		if (files > COUNT) {
			throw Problem.failed("%s holds more than %d files".formatted(shown(folder), COUNT),
					"take out what is no manifest");
		}
	}

	/** A problem where a file is larger than any that is read. */
	public static void requireSize(String file, long bytes) {
		if (bytes > SIZE) {
			throw tooLarge(file);
		}
	}

	/** What whoever reads such a file is told. */
	public static Problem tooLarge(String file) {
		return Problem.failed("%s is larger than %d MiB".formatted(shown(file), SIZE >> 20),
				"take it out: git rm " + shown(file));
	}

	private static String shown(String path) {
		return path.isEmpty() ? "the repository" : FileName.shown(path);
	}

}
