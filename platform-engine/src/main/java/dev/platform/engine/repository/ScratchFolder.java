package dev.platform.engine.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders for what a process needs for a moment. Those of processes that were killed are
 * deleted by the next one.
 */
public final class ScratchFolder {

	// Processes of another container may share the folder and have numbers of their own.
	private static final Duration SURELY_UNUSED = Duration.ofMinutes(10);

	private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

	private ScratchFolder() {
	}

	/** A fresh folder in another, which only this user can read. */
	public static Path in(Path parent, String prefix) throws IOException {
		if (SWEPT.add(parent.resolve(prefix))) {
			sweep(parent, prefix, Instant.now().minus(SURELY_UNUSED));
		}
		return Files.createTempDirectory(parent, "%s%d-".formatted(prefix, ProcessHandle.current().pid()));
	}

	static void sweep(Path parent, String prefix, Instant before) {
		Pattern owned = Pattern.compile(Pattern.quote(prefix) + "([0-9]{1,18})-.*");
		try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, prefix + "*")) {
			found.forEach((folder) -> sweep(folder, owned, before));
		}
		catch (IOException ex) {
			// There is nothing to be found then.
		}
	}

	private static void sweep(Path folder, Pattern owned, Instant before) {
		try {
			if (isLeft(folder, owned) && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
				delete(folder);
			}
		}
		catch (IOException ex) {
			// Another process was faster.
		}
	}

	private static boolean isLeft(Path folder, Pattern owned) throws IOException {
		Matcher owner = owned.matcher(folder.getFileName().toString());
		if (!owner.matches() || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOwn(folder)) {
			return false;
		}
		return ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty();
	}

	private static boolean isOwn(Path folder) throws IOException {
		return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
	}

	/** Deletes a folder with everything in it; links are deleted, not followed. */
	public static void delete(Path folder) throws IOException {
		List<Path> deepestFirst;
		try (Stream<Path> files = Files.walk(folder)) {
			deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path file : deepestFirst) {
			Files.deleteIfExists(file);
		}
	}

}
