package dev.platform.engine.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A path in a folder on disk, and where it leads.
 */
record LinkedPath(Path root, String path) {

	/**
	 * The file or folder itself, links followed; nothing where nothing is, and a problem
	 * where a link is not to be followed.
	 */
	Optional<Path> target() {
		if (this.path.indexOf('\0') >= 0) {
			return Optional.empty();
		}
		Path base = this.root.toAbsolutePath().normalize();
		Path named = base.resolve(this.path).normalize();
		// Without a link nobody gets outside, or into .git.
		if (!named.startsWith(base) || !isOwn(base.relativize(named))) {
			return Optional.empty();
		}
		try {
			Path real = named.toRealPath();
			Path top = base.toRealPath();
			if (!real.startsWith(top)) {
				throw LinkFault.OUT.problem(link(base, named), target(base, named));
			}
			if (!isOwn(top.relativize(real))) {
				throw LinkFault.GIT.problem(link(base, named), target(base, named));
			}
			return Optional.of(real);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (AccessDeniedException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (FileSystemException ex) {
			// A file stands where a folder would have to, or links go round in a circle.
			if (!Files.isSymbolicLink(first(base, named))) {
				return Optional.empty();
			}
			throw LinkFault.ITSELF.problem(link(base, named), target(base, named));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isOwn(Path relative) {
		return relative.toString().isEmpty() || FileName.pathLeadsElsewhere(relative.toString()).isEmpty();
	}

	private static String link(Path base, Path named) {
		return base.relativize(first(base, named)).toString();
	}

	private static String target(Path base, Path named) {
		try {
			return Files.readSymbolicLink(first(base, named)).toString();
		}
		catch (IOException ex) {
			return "another place";
		}
	}

	// The first link on the way that is to blame: those behind it are elsewhere.
	private static Path first(Path base, Path named) {
		Path at = base;
		for (Path name : base.relativize(named)) {
			at = at.resolve(name);
			if (Files.isSymbolicLink(at) && !staysWithin(base, at)) {
				return at;
			}
		}
		return named;
	}

	private static boolean staysWithin(Path base, Path link) {
		try {
			Path top = base.toRealPath();
			Path real = link.toRealPath();
			return real.startsWith(top) && isOwn(top.relativize(real));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
