package dev.platform.cli.gitops;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * What a commit calls itself: a random number, and a checksum of the files that it
 * changes. Who amends the commit and keeps its message keeps a name that does not fit.
 */
public record ChangeName(String value) {

	/** A new one, for a commit that makes these changes. */
	public static ChangeName of(Snapshot before, Changes changes) {
		SortedSet<String> paths = new TreeSet<>(changes.removed());
		changes.texts()
			.entrySet()
			.stream()
			.filter((file) -> before.read(file.getKey()).filter(file.getValue()::equals).isEmpty())
			.forEach((file) -> paths.add(file.getKey()));
		String checksum = checksum(new EditedSnapshot(before, changes), paths);
		return new ChangeName("%s %s".formatted(UUID.randomUUID(), checksum));
	}

	/**
	 * Whether the commit is as it was made.
	 * @param paths the files that it changes
	 */
	public boolean fits(Snapshot commit, Collection<String> paths) {
		try {
			return this.value.endsWith(" " + checksum(commit, paths));
		}
		catch (Problem ex) {
			// What is no text was not put there by this tool.
			return false;
		}
	}

	private static String checksum(Snapshot commit, Collection<String> paths) {
		return ObjectName.ofFile(paths.stream()
			.sorted()
			.map((path) -> path + " " + commit.read(path).map(ObjectName::ofFile).orElse(""))
			.collect(Collectors.joining("\n")));
	}

}
