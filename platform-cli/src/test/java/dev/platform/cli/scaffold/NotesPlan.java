package dev.platform.cli.scaffold;

import java.util.List;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * One file for the repository, many for the checkout, and a line in a file that is
 * somebody's.
 */
record NotesPlan(int number) implements Plan {

	static final int FILES = 20;

	@Override
	public Changes changes(Snapshot at) {
		String readme = at.read("README.md").orElseThrow();
		Changes changes = Changes.none()
			.with("gitops/notes/%d.yaml".formatted(this.number), this.number + "\n")
			.with("README.md", readme.replaceFirst("(?m)^notes: .*$", "notes: " + this.number));
		for (int file = 0; file < FILES; file++) {
			changes = changes.with("apps/notes/%d.md".formatted(file), text());
		}
		return changes;
	}

	String text() {
		return (this.number + "\n").repeat(500);
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage("Take notes " + this.number, "", List.of());
	}

	@Override
	public String subject() {
		return "notes";
	}

}
