package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A fresh directory to render from, which goes when it is closed.
 */
record RenderDirectory(Path root) implements AutoCloseable {

	private static final Path MEMORY = Path.of("/dev/shm");

	private static final String PREFIX = "platform-render-";

	/**
	 * In memory where the machine has such a place: to make a small file there takes a
	 * twentieth of the time it takes on a disk.
	 */
	static RenderDirectory create() throws IOException {
		return new RenderDirectory(Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, PREFIX)
				: Files.createTempDirectory(PREFIX));
	}

	/** Where the repository's files are: nothing of theirs can have the name of ours. */
	Path tree() {
		return this.root.resolve("tree");
	}

	/** Where a batch lists its folders. */
	Path batch() {
		return this.root.resolve("batch");
	}

	/** An empty directory. */
	Path home() throws IOException {
		return Files.createDirectories(this.root.resolve("home"));
	}

	void write(Map<String, String> files) throws IOException {
		for (Map.Entry<String, String> file : files.entrySet()) {
			write(tree().resolve(file.getKey()), file.getValue());
		}
	}

	/** One below this directory: what would lead out of it is an error. */
	void write(Path file, String text) throws IOException {
		if (!file.normalize().equals(file) || !file.startsWith(this.root)) {
			throw new IOException("a file cannot be named " + this.root.relativize(file));
		}
		@Nullable Path folder = file.getParent();
		if (folder != null && !Files.isDirectory(folder)) {
			Files.createDirectories(folder);
		}
		Files.writeString(file, text);
	}

	@Override
	public void close() {
		try (Stream<Path> files = Files.walk(this.root)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			// What stays in the temporary directory harms nobody.
		}
	}

}
