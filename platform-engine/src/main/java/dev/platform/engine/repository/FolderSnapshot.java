package dev.platform.engine.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.engine.Problem;

/**
 * The files of a checkout as they are on disk.
 */
public record FolderSnapshot(Path root) implements Snapshot {

	@Override
	public String revision() {
		return "work tree";
	}

	@Override
	public Optional<String> read(String path) {
		Path file = this.root.resolve(path);
		return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
	}

	@Override
	public boolean isExecutable(String path) {
		Path file = this.root.resolve(path);
		return Files.isRegularFile(file) && Files.isExecutable(file);
	}

	@Override
	public List<String> folders(String path) {
		if (!Files.isDirectory(this.root.resolve(path))) {
			return List.of();
		}
		try (Stream<Path> entries = Files.list(this.root.resolve(path))) {
			return entries.filter(Files::isDirectory).map((entry) -> entry.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public List<String> files(String path) {
		if (!Files.isDirectory(this.root.resolve(path))) {
			return List.of();
		}
		try (Stream<Path> entries = Files.walk(this.root.resolve(path))) {
			return entries.filter(Files::isRegularFile)
				.map((file) -> this.root.relativize(file).toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (CharacterCodingException ex) {
			throw Problem.failed("%s is not UTF-8 text".formatted(this.root.relativize(file)), "store it as UTF-8", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
