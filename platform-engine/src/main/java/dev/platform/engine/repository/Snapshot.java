package dev.platform.engine.repository;

import java.util.List;
import java.util.Optional;

/**
 * The files of the repository at one revision, read when asked for. Paths are relative to
 * the repository's root and use {@code /}.
 */
public interface Snapshot {

	/** The commit's full name. */
	String revision();

	/** The text of a file, or nothing where there is no such file. */
	Optional<String> read(String path);

	/** Whether a file is there, and may be run as a program. */
	boolean isExecutable(String path);

	/** The names of the folders directly below this one, sorted. */
	List<String> folders(String path);

	/** The paths of all files below this folder, at any depth. */
	List<String> files(String path);

}
