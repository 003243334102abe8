package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.git.LocalClone;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * A checkout that one command at a time changes. What a command that was killed has left
 * is undone by the next one.
 */
record CheckoutTurn(Path root) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

	<T> T holding(Supplier<T> action) {
		return checkout().inTurn(Instant.now().plus(PATIENCE), () -> {
		}, action);
	}

	LandingNotes notes() {
		return new LandingNotes(checkout().directory());
	}

	/**
	 * Whether what a command that was killed has pushed a moment ago may still arrive.
	 */
	boolean mayArrive(Snapshot repository) {
		try {
			LandingNotes notes = notes();
			return notes.isYoungerThan(ON_ITS_WAY)
					&& notes.read().filter((note) -> !note.held().isEmpty() && !note.hasLanded(repository)).isPresent();
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	/**
	 * Undoes what a command that was killed has done here, unless its commit is in the
	 * repository.
	 * @return its note, if that is so
	 */
	Optional<LandingNote> recover(Snapshot repository) {
		try {
			LandingNotes notes = notes();
			Optional<LandingNote> note = notes.read();
			checkout().recover();
			Optional<LandingNote> landed = note.filter((left) -> left.hasLanded(repository));
			if (note.isPresent() && landed.isEmpty()) {
				note.get().undo(this.root);
			}
			notes.forget();
			return landed;
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	private static Problem unreadable(IOException ex) {
		return Problem.failed("cannot undo what a command that was killed has left: " + ex.getMessage(),
				"look at free space and rights", ex);
	}

	private LocalClone checkout() {
		return new LocalClone(this.root);
	}

}
