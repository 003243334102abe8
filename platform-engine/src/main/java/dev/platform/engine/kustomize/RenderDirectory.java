package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

import dev.platform.engine.kustomization.Base;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.ScratchFolder;

/**
 * A fresh directory to render from, which goes when it is closed.
 */
record RenderDirectory(Path root, BoundedFolder files) implements AutoCloseable {

	private static final Path MEMORY = Path.of("/dev/shm");

	private static final String PREFIX = "platform-render-";

	/**
	 * In memory where the machine has such a place: to make a small file there takes a
	 * twentieth of the time it takes on a disk.
	 */
	static RenderDirectory create() throws IOException {
		Path parent = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
		Path root = ScratchFolder.in(parent, PREFIX);
		return new RenderDirectory(root, new BoundedFolder(root));
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
			try {
				write(place(file.getKey()), file.getValue());
			}
			catch (FileSystemException ex) {
				throw new IOException("%s: %s".formatted(file.getKey(), ex.getReason()), ex);
			}
			catch (InvalidPathException ex) {
				throw new IOException("%s: no file can have this name here".formatted(file.getKey()), ex);
			}
		}
	}

	private Path place(String path) {
		return Base.holds(path) ? this.root.resolve(path.substring("../".length())) : tree().resolve(path);
	}

	/** One below this directory: what would lead out of it is a problem. */
	void write(Path file, String text) throws IOException {
		this.files.write(this.root.relativize(file).toString(), text);
	}

	@Override
	public void close() {
		try {
			ScratchFolder.delete(this.root);
		}
		catch (IOException ex) {
			// What stays in the temporary directory harms nobody.
		}
	}

}
