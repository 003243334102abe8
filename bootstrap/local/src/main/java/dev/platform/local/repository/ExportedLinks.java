package dev.platform.local.repository;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.LinkFault;

/**
 * The symbolic links of a commit on disk.
 *
 * @param root the folder they have to stay in, without links in its own path
 * @param targets where they lead, by path
 */
record ExportedLinks(Path root, SortedMap<String, String> targets) {

	/** Makes them all, or says which of them leads out. */
	void write() throws IOException {
		for (Map.Entry<String, String> link : this.targets.entrySet()) {
			Path path = this.root.resolve(link.getKey());
			Files.createDirectories(Objects.requireNonNull(path.getParent()));
			Files.createSymbolicLink(path, parsed(link));
		}
		// Where one leads may depend on the others.
		for (Map.Entry<String, String> link : this.targets.entrySet()) {
			requireWithin(link);
		}
	}

	private void requireWithin(Map.Entry<String, String> link) throws IOException {
		Path path = this.root.resolve(link.getKey());
		try {
			if (!path.toRealPath().startsWith(this.root)) {
				throw refused(LinkFault.OUT, link);
			}
		}
		catch (NoSuchFileException ex) {
			// To kustomize it is not there either; nor may it lead to what comes later.
			Files.delete(path);
		}
		catch (FileSystemException ex) {
			throw refused(LinkFault.ITSELF, link);
		}
	}

	private static Path parsed(Map.Entry<String, String> link) throws IOException {
		try {
			Path target = Path.of(link.getValue());
			if (target.isAbsolute()) {
				throw refused(LinkFault.OUT, link);
			}
			return target;
		}
		catch (InvalidPathException ex) {
			throw refused(LinkFault.OUT, link);
		}
	}

	private static IOException refused(LinkFault fault, Map.Entry<String, String> link) {
		Problem problem = fault.problem(link.getKey(), link.getValue());
		return new IOException(problem.getMessage(), problem);
	}

}
