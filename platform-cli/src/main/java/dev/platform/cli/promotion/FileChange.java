package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.ObjectName;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Printable;

/**
 * A file that the commit edits, with Git's names for its content: what
 * {@code git rev-parse main:<path>} says before and after.
 */
record FileChange(String path, String before, String after) {

	static List<FileChange> of(PreparedChange change) {
		return change.changes()
			.texts()
			.entrySet()
			.stream()
			.map((edit) -> new FileChange(edit.getKey(),
					ObjectName.ofFile(change.at().snapshot().read(edit.getKey()).orElseThrow()),
					ObjectName.ofFile(edit.getValue())))
			.toList();
	}

	String text() {
		return "%s  %s → %s".formatted(Printable.line(this.path), Revisions.abbreviated(this.before),
				Revisions.abbreviated(this.after));
	}

}
