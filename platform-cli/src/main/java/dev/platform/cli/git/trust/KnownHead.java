package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier command has found out of the keys, kept beside the clone: the next one
 * looks at newer commits alone.
 */
record KnownHead(@Nullable ObjectId head, Guarded guarded) {

	static final KnownHead NONE = new KnownHead(null, Guarded.NOTHING);

	/** What is kept; nothing where that cannot be read. */
	static KnownHead read(Path file) {
		if (!Files.exists(file)) {
			return NONE;
		}
		try {
			ObjectId head = null;
			Set<Version> keys = new HashSet<>();
			Set<Version> pipeline = new HashSet<>();
			for (String line : Files.readAllLines(file)) {
				String[] words = line.split(" ");
				ObjectId first = ObjectId.fromString(words[1]);
				if (words[0].equals("head")) {
					head = first;
				}
				else {
					(words[0].equals("keys") ? keys : pipeline)
						.add(new Version(first, ObjectId.fromString(words[2]), Set.of()));
				}
			}
			return (head != null) ? new KnownHead(head, new Guarded(Set.copyOf(keys), Set.copyOf(pipeline))) : NONE;
		}
		catch (IOException | RuntimeException ex) {
			return NONE;
		}
	}

	void write(Path file) {
		if (this.head == null) {
			return;
		}
		List<String> lines = new ArrayList<>(List.of("head " + this.head.name()));
		this.guarded.keys().forEach((version) -> lines.add(line("keys", version)));
		this.guarded.pipeline().forEach((version) -> lines.add(line("pipeline", version)));
		try {
			Path fresh = Files.createTempFile(Files.createDirectories(file.getParent()), "known-", "");
			Files.write(fresh, lines);
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			// The next command looks at more commits then.
		}
	}

	private static String line(String kind, Version version) {
		return "%s %s %s".formatted(kind, version.content().name(), version.commit().name());
	}

}
