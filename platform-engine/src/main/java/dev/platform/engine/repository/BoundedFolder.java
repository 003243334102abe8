package dev.platform.engine.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes files into a folder: always below it, never into {@code .git}, and through no
 * link that leads out. Everything that writes files of a repository or a template uses
 * it.
 */
public final class BoundedFolder {

	private static final String NEXT = ".platform-next";

	private final Path root;

	// Those that need no further check.
	private final Set<Path> known = new HashSet<>();

	/** A folder, which is made if it is not there. */
	public BoundedFolder(Path root) throws IOException {
		this.root = Files.createDirectories(root.toAbsolutePath()).toRealPath();
	}

	/**
	 * Writes a file of a folder that nobody else sees yet.
	 * @param path relative, with {@code /}
	 */
	public synchronized void write(String path, String text) throws IOException {
		Files.writeString(prepared(path), text);
	}

	/** A file of such a folder, for its content to be written; its folder is there. */
	public synchronized Path prepared(String path) throws IOException {
		Path file = resolve(path);
		folder(file);
		return file;
	}

	/**
	 * Replaces a file as a whole or makes a new one: a program that is killed leaves the
	 * old content or the new, and both survive a power cut.
	 * @param permissions of a new file; one that is there keeps its own. Null for the
	 * usual ones.
	 */
	public synchronized void replace(String path, byte[] content, @Nullable Set<PosixFilePermission> permissions)
			throws IOException {
		Path file = resolve(path);
		folder(file);
		Path next = next(file);
		Files.deleteIfExists(next);
		try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(content);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
		}
		else if (permissions != null) {
			Files.setPosixFilePermissions(next, permissions);
		}
		Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/** Removes what a killed program left of a replacement. */
	public synchronized void forget(String path) throws IOException {
		Files.deleteIfExists(next(resolve(path)));
	}

	/**
	 * Deletes a file and the folders it leaves empty. Where a link is on the way, the
	 * link goes, never what it leads to.
	 */
	public synchronized void delete(String path) throws IOException {
		Path file = this.root.resolve(firstLink(path));
		Files.deleteIfExists(file);
		// Git knows no empty folders, and one that stays would look like a service.
		Path folder = file.getParent();
		while (folder != null && !folder.equals(this.root) && Files.isDirectory(folder)) {
			try (var entries = Files.list(folder)) {
				if (entries.findAny().isPresent()) {
					return;
				}
			}
			this.known.remove(folder);
			Files.delete(folder);
			folder = folder.getParent();
		}
	}

	/** The first symbolic link on the way to a file, or the file. */
	public String firstLink(String path) {
		requireWithin(path);
		Path at = this.root;
		for (String name : path.split("/")) {
			at = at.resolve(name);
			if (Files.isSymbolicLink(at)) {
				break;
			}
		}
		return this.root.relativize(at).toString();
	}

	/** The path that a path leads to; links are followed. */
	public String followed(String path) throws IOException {
		return this.root.relativize(resolve(path)).toString();
	}

	/** Where a file is, or would be; links are followed. */
	public synchronized Path resolve(String path) throws IOException {
		requireWithin(path);
		Path at = this.root;
		for (String name : path.split("/")) {
			at = at.resolve(name);
			if (!this.known.contains(at) && Files.isSymbolicLink(at)) {
				at = target(path, at);
			}
		}
		return at;
	}

	private static void requireWithin(String path) {
		FileName.pathLeadsElsewhere(path).ifPresent((fault) -> {
			throw Problem.failed("%s is not written: it holds %s".formatted(FileName.shown(path), fault),
					"rename it where it comes from");
		});
	}

	private Path target(String path, Path link) throws IOException {
		String shown = FileName.shown(this.root.relativize(link).toString());
		String fault;
		try {
			Path target = link.toRealPath();
			if (target.startsWith(this.root)
					&& FileName.pathLeadsElsewhere(this.root.relativize(target).toString()).isEmpty()) {
				return target;
			}
			fault = "leads out of the folder, or into .git";
		}
		catch (NoSuchFileException ex) {
			fault = "leads to nothing";
		}
		catch (FileSystemException ex) {
			fault = "leads to itself";
		}
		throw Problem.failed("%s is not written: the link %s %s".formatted(FileName.shown(path), shown, fault),
				"rm " + shown);
	}

	private void folder(Path file) throws IOException {
		Path folder = file.getParent();
		if (folder != null && !this.known.contains(folder)) {
			Files.createDirectories(folder);
			for (Path made = folder; made != null && !made.equals(this.root); made = made.getParent()) {
				this.known.add(made);
			}
		}
	}

	private static Path next(Path file) {
		return file.resolveSibling("." + file.getFileName() + NEXT);
	}

}
