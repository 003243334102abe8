package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.engine.repository.BoundedFolder;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The file that holds the note of the command that is under way in a checkout.
 *
 * @param folder Git's folder of the checkout
 */
record LandingNotes(Path folder) {

	private static final String FILE = "platform-landing";

	private static final String HEADER = "platform landing 1";

	void write(LandingNote note) throws IOException {
		StringBuilder text = new StringBuilder(HEADER + "\nsubject " + encoded(note.subject().getBytes(UTF_8)) + "\n");
		note.held().forEach((path, name) -> text.append("held %s %s%n".formatted(encoded(path.getBytes(UTF_8)), name)));
		note.files()
			.values()
			.forEach((file) -> text.append("file %s %s %s %s%n".formatted(encoded(file.path().getBytes(UTF_8)),
					file.permissions(), String.join(",", file.made()), encoded(file.content()))));
		// Read by others than the file it has a copy of, it would give that away.
		new BoundedFolder(this.folder).replace(FILE, text.toString().getBytes(UTF_8),
				PosixFilePermissions.fromString("rw-------"));
	}

	/** Whether there is a note, and it was written within a time. */
	boolean isYoungerThan(Duration age) throws IOException {
		Path file = this.folder.resolve(FILE);
		return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(age));
	}

	/** What a command that was killed has left; mostly nothing. */
	Optional<LandingNote> read() throws IOException {
		Path file = this.folder.resolve(FILE);
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		String subject = "";
		SortedMap<String, String> held = new TreeMap<>();
		Map<String, SavedFile> files = new LinkedHashMap<>();
		for (String line : Files.readAllLines(file)) {
			String[] words = line.split(" ", -1);
			switch (words[0]) {
				case "subject" -> subject = decoded(words[1]);
				case "held" -> held.put(decoded(words[1]), words[2]);
				case "file" -> files.put(decoded(words[1]), file(words));
				default -> {
				}
			}
		}
		return Optional.of(new LandingNote(subject, held, files));
	}

	void forget() throws IOException {
		Files.deleteIfExists(this.folder.resolve(FILE));
	}

	private static SavedFile file(String[] words) {
		byte[] content = words[4].equals(SavedFile.NONE) ? null : Base64.getDecoder().decode(words[4]);
		return new SavedFile(decoded(words[1]), words[2], content, Set.of(words[3].split(",")));
	}

	private static String encoded(byte @Nullable [] bytes) {
		return (bytes != null) ? Base64.getEncoder().encodeToString(bytes) : SavedFile.NONE;
	}

	private static String decoded(String word) {
		return new String(Base64.getDecoder().decode(word), UTF_8);
	}

}
