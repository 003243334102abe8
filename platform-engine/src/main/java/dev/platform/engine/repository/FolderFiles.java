package dev.platform.engine.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.platform.engine.Problem;

/**
 * The files of one folder of a checkout. Links within the checkout are followed; what
 * cannot be followed is listed by its name, and whoever reads it is told why.
 */
final class FolderFiles {

	private final Path root;

	private final Set<Path> open = new HashSet<>();

	private final List<String> files = new ArrayList<>();

	private int seen;

	FolderFiles(Path root) {
		this.root = root;
	}

	/**
	 * The paths of all files at any depth, sorted.
	 * @param path how the folder was asked for, which the paths begin with
	 */
	List<String> below(String path, Path folder) {
		enter(path, folder);
		return this.files.stream().sorted().toList();
	}

	/** The names in a folder, sorted; those of Git's own folder are left out. */
	static List<String> names(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.map((entry) -> entry.getFileName().toString())
				.filter((name) -> FileName.leadsElsewhere(name).isEmpty())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void enter(String path, Path folder) {
		if (!this.open.add(folder)) {
			throw LinkFault.ITSELF.problem(path, "a folder that it is in");
		}
		for (String name : names(folder)) {
			collect(path.isEmpty() ? name : path + "/" + name, folder.resolve(name));
		}
		this.open.remove(folder);
	}

	private void collect(String path, Path entry) {
		FileLimit.require(path, ++this.seen);
		if (Files.isSymbolicLink(entry)) {
			follow(path);
		}
		else if (Files.isDirectory(entry)) {
			enter(path, entry);
		}
		else if (Files.isRegularFile(entry)) {
			this.files.add(path);
		}
	}

	private void follow(String path) {
		Optional<Path> target;
		try {
			target = new LinkedPath(this.root, path).target();
		}
		catch (Problem leadsOut) {
			this.files.add(path);
			return;
		}
		target.filter(Files::isRegularFile).ifPresent((_) -> this.files.add(path));
		target.filter(Files::isDirectory).ifPresent((folder) -> enter(path, folder));
	}

}
