package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import dev.platform.cli.gitops.ObjectName;
import dev.platform.engine.repository.BoundedFolder;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file of a checkout as it was before a command changed it.
 *
 * @param permissions as {@code rw-r--r--}; {@link #LINK} for a symbolic link
 * @param content its bytes, or where the link leads; null where there was none
 * @param made Git's names of what the command puts there, one after the other;
 * {@link #NONE} where it deletes it
 */
record SavedFile(String path, String permissions, byte @Nullable [] content, Set<String> made) {

	static final String LINK = "link";

	static final String NONE = "-";

	/** A file as it is now. */
	static SavedFile of(BoundedFolder folder, Path root, String path) throws IOException {
		Path named = root.resolve(path);
		if (Files.isSymbolicLink(named) && path.equals(folder.firstLink(path))) {
			return new SavedFile(path, LINK, Files.readSymbolicLink(named).toString().getBytes(UTF_8), Set.of());
		}
		Path file = folder.resolve(path);
		return Files.isRegularFile(file) ? new SavedFile(path,
				PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), Files.readAllBytes(file), Set.of())
				: new SavedFile(path, NONE, null, Set.of());
	}

	/** The same, of which a command is about to make something else. */
	SavedFile changedTo(String name) {
		Set<String> names = new TreeSet<>(this.made);
		names.add(name);
		return new SavedFile(this.path, this.permissions, this.content, names);
	}

	/** Puts it back, unless somebody has edited it since. */
	void restore(BoundedFolder folder, Path root) throws IOException {
		SavedFile now = of(folder, root, this.path);
		folder.forget(this.path);
		if (this.content == null && now.content == null) {
			// Its folder may have been made.
			folder.delete(this.path);
			return;
		}
		if (!this.made.contains((now.content != null) ? ObjectName.ofFile(now.content) : NONE)) {
			return;
		}
		if (this.content == null) {
			folder.delete(this.path);
		}
		else if (this.permissions.equals(LINK)) {
			Path link = folder.prepared(this.path);
			Files.deleteIfExists(link);
			Files.createSymbolicLink(link, Path.of(new String(this.content, UTF_8)));
		}
		else {
			folder.replace(this.path, this.content, PosixFilePermissions.fromString(this.permissions));
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SavedFile file && file.path.equals(this.path)
				&& file.permissions.equals(this.permissions) && Arrays.equals(file.content, this.content)
				&& file.made.equals(this.made);
	}

	@Override
	public int hashCode() {
		return this.path.hashCode();
	}

}
