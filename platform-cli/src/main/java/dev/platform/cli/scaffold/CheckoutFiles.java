package dev.platform.cli.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.Changes;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Changes to the work tree of this checkout, which can be undone: by this command, and by
 * the next one where this one is killed. Each file is replaced as a whole.
 */
final class CheckoutFiles {

	private final Path root;

	private final LandingNotes notes;

	private LandingNote note;

	CheckoutFiles(Path root, LandingNotes notes, LandingNote note) {
		this.root = root.toAbsolutePath().normalize();
		this.notes = notes;
		this.note = note;
	}

	/** Makes all changes, or none and a problem. */
	synchronized void apply(Changes changes) {
		try {
			BoundedFolder folder = new BoundedFolder(this.root);
			this.note = this.note.with(folder, this.root, changes);
			this.notes.write(this.note);
			for (var file : changes.texts().entrySet()) {
				boolean program = changes.executable().contains(file.getKey());
				folder.replace(file.getKey(), file.getValue().getBytes(UTF_8),
						program ? PosixFilePermissions.fromString("rwxr-xr-x") : null);
			}
			for (String file : changes.removed()) {
				folder.delete(file);
			}
		}
		catch (IOException ex) {
			undo();
			throw Problem.failed("cannot write to the checkout: " + ex.getMessage() + "; nothing has changed",
					"look at free space and rights", ex);
		}
	}

	/**
	 * Notes what is about to be pushed: it may arrive also where this command is killed.
	 */
	synchronized void pushing(Draft draft) {
		try {
			this.note = this.note.pushing(draft);
			this.notes.write(this.note);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write to the checkout: " + ex.getMessage() + "; nothing has changed",
					"look at free space and rights", ex);
		}
	}

	/** Leaves everything as it is now: nothing is undone later. */
	synchronized void keep() {
		try {
			this.notes.forget();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Puts everything back as it was. */
	synchronized void undo() {
		try {
			this.note.undo(this.root);
			this.notes.forget();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
