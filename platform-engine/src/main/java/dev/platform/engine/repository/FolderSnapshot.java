package dev.platform.engine.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
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
 * The files of a checkout as they are on disk. Links within it are followed; one that
 * leads out is refused when it is read. Git's own folder is not part of it.
 */
public record FolderSnapshot(Path root) implements Snapshot {

	@Override
	public String revision() {
		return "work tree";
	}

	@Override
	public Optional<String> read(String path) {
		return find(path).filter(Files::isRegularFile).map((file) -> text(path, file));
	}

	@Override
	public boolean isExecutable(String path) {
		return find(path).filter(Files::isRegularFile).filter(Files::isExecutable).isPresent();
	}

	@Override
	public List<String> folders(String path) {
		return entries(path).stream().filter((name) -> isFolder(below(path, name))).toList();
	}

	@Override
	public List<String> files(String path) {
		List<String> files = new ArrayList<>();
		find(path).filter(Files::isDirectory).ifPresent((folder) -> {
			Set<Path> open = new HashSet<>();
			open.add(folder);
			collect(path, folder, open, files);
		});
		return files.stream().sorted().toList();
	}

	private void collect(String path, Path folder, Set<Path> open, List<String> files) {
		for (String name : names(folder)) {
			String below = below(path, name);
			Path entry = folder.resolve(name);
			if (!Files.isSymbolicLink(entry)) {
				if (Files.isDirectory(entry)) {
					open.add(entry);
					collect(below, entry, open, files);
					open.remove(entry);
				}
				else if (Files.isRegularFile(entry)) {
					files.add(below);
				}
			}
			else if (Files.exists(entry)) {
				collectLink(below, open, files);
			}
		}
		FileLimit.require(path, files.size());
	}

	// What cannot be followed is named: whoever reads it is told why.
	private void collectLink(String path, Set<Path> open, List<String> files) {
		Optional<Path> target;
		try {
			target = find(path);
		}
		catch (Problem leadsOut) {
			files.add(path);
			return;
		}
		target.filter(Files::isRegularFile).ifPresent((_) -> files.add(path));
		target.filter(Files::isDirectory).ifPresent((folder) -> {
			if (!open.add(folder)) {
				throw LinkFault.ITSELF.problem(path, "this folder");
			}
			collect(path, folder, open, files);
			open.remove(folder);
		});
	}

	private List<String> entries(String path) {
		return find(path).filter(Files::isDirectory).map(FolderSnapshot::names).orElse(List.of());
	}

	private boolean isFolder(String path) {
		try {
			return find(path).filter(Files::isDirectory).isPresent();
		}
		catch (Problem leadsOut) {
			return false;
		}
	}

	// Where a path leads; nothing where nothing is, or outside without a link.
	private Optional<Path> find(String path) {
		return new LinkedPath(this.root, path).target();
	}

	private static List<String> names(Path folder) {
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

	private static String below(String path, String name) {
		return path.isEmpty() ? name : path + "/" + name;
	}

	private static String text(String path, Path file) {
		try {
			FileLimit.requireSize(path, Files.size(file));
			return Files.readString(file);
		}
		catch (CharacterCodingException ex) {
			throw Problem.failed("%s is not UTF-8 text".formatted(FileName.shown(path)), "store it as UTF-8", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
