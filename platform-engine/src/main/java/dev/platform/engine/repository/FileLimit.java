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

	// Nobody has longer ones, and each folder on the way is one more call.
	private static final int PATH = 1000;

	private FileLimit() {
	}

	/**
	 * A problem where there are more files and folders than anybody reads, or they lie
	 * too deep.
	 */
	public static void require(String path, int seen) {
		if (seen > COUNT) {
			throw Problem.failed("there are more than %d files and folders up to %s".formatted(COUNT, shown(path)),
					"take out what is no manifest");
		}
		if (path.length() > PATH) {
			throw Problem.failed("%s… is longer than any path".formatted(shown(path.substring(0, 40))),
					"take it out of the branch");
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
