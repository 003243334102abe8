package dev.platform.cli.scaffold;

import java.util.Optional;

import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * What of a draft a work tree has not got yet. It need not be like the repository: others
 * release there, and what waits in a pull request may be here already.
 */
record Remainder(Draft draft, Snapshot workTree) {

	/** The edits, made to the files as they are in the work tree. */
	Changes changes() {
		Changes all = this.draft.plan().changes(seen());
		Changes rest = Changes.none()
			.without(all.removed().stream().filter((file) -> this.workTree.read(file).isPresent()).toList())
			.executable(all.executable());
		for (var file : all.texts().entrySet()) {
			rest = isWanted(file.getKey(), file.getValue()) ? rest.with(file.getKey(), file.getValue()) : rest;
		}
		return rest;
	}

	// What is as the draft has it counts as not done yet: otherwise the plan would be
	// refused for what it has made itself.
	private Snapshot seen() {
		Changes own = Changes.none();
		for (String file : this.draft.changes().paths()) {
			Optional<String> text = this.workTree.read(file);
			if (text.isPresent() && !text.equals(this.draft.changes().text(file))) {
				own = own.with(file, text.get());
			}
		}
		return new EditedSnapshot(this.draft.at(), own);
	}

	// Nor is a file brought back that somebody has cleaned away.
	private boolean isWanted(String file, String text) {
		Optional<String> own = this.workTree.read(file);
		return !own.equals(Optional.of(text)) && (own.isPresent() || this.draft.at().read(file).isEmpty());
	}

}
