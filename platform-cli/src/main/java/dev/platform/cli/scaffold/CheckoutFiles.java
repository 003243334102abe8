package dev.platform.cli.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the work tree of this checkout, which can be undone.
 */
final class CheckoutFiles {

	private final Path root;

	private final Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();

	CheckoutFiles(Path root) {
		this.root = root;
	}

	/** Makes all changes, or none and a problem. */
	synchronized void apply(Changes changes) {
		try {
			for (var file : changes.texts().entrySet()) {
				Path path = remember(file.getKey());
				Files.createDirectories(path.getParent());
				boolean program = changes.executable().contains(file.getKey()) && !Files.exists(path);
				Files.writeString(path, file.getValue());
				if (program && !path.toFile().setExecutable(true, false)) {
					throw new IOException(path + " cannot be made executable");
				}
			}
			for (String file : changes.removed()) {
				Path path = remember(file);
				Files.deleteIfExists(path);
				deleteEmpty(path.getParent());
			}
		}
		catch (IOException ex) {
			undo();
			throw Problem.failed("cannot write to the checkout: " + ex.getMessage() + "; nothing has changed",
					"look at free space and rights", ex);
		}
	}

	/** Puts everything back as it was. */
	synchronized void undo() {
		try {
			for (var file : this.before.entrySet()) {
				if (file.getValue().isPresent()) {
					Files.createDirectories(file.getKey().getParent());
					Files.write(file.getKey(), file.getValue().get());
				}
				else {
					Files.deleteIfExists(file.getKey());
					deleteEmpty(file.getKey().getParent());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path remember(String file) throws IOException {
		Path path = this.root.resolve(file).normalize();
		if (!path.startsWith(this.root)) {
			throw new IOException(file + " lies outside of it");
		}
		this.before.putIfAbsent(path,
				Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty());
		return path;
	}

	// Git knows no empty folders, and one that stays would look like a service.
	private void deleteEmpty(@Nullable Path folder) throws IOException {
		Path empty = folder;
		while (empty != null && !empty.equals(this.root) && Files.isDirectory(empty)) {
			try (var entries = Files.list(empty)) {
				if (entries.findAny().isPresent()) {
					return;
				}
			}
			Files.delete(empty);
			empty = empty.getParent();
		}
	}

}
