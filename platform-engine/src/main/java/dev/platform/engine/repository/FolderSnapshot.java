package dev.platform.engine.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
		return find(path).filter(Files::isDirectory)
			.map((folder) -> new FolderFiles(this.root).below(path, folder))
			.orElse(List.of());
	}

	private List<String> entries(String path) {
		return find(path).filter(Files::isDirectory).map(FolderFiles::names).orElse(List.of());
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
