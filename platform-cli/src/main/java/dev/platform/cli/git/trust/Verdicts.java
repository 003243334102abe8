package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.platform.cli.gitops.Verification;

/**
 * The commits that were looked at already, kept beside the clone. What is known holds for
 * one set of keys: with others it is begun anew.
 */
final class Verdicts {

	// A line has some 80 bytes.
	private static final int MOST = 20_000;

	private final Path file;

	private final String keys;

	private final Map<String, Verification> known = new HashMap<>();

	private boolean begun;

	/**
	 * Reads what is kept.
	 * @param keys Git's name for the set of keys
	 */
	Verdicts(Path file, String keys) {
		this.file = file;
		this.keys = keys;
		try {
			List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
			this.begun = !lines.isEmpty() && lines.getFirst().equals(keys) && lines.size() <= MOST;
			if (this.begun) {
				lines.subList(1, lines.size()).forEach(this::read);
			}
		}
		catch (IOException | RuntimeException ex) {
			this.begun = false;
		}
	}

	synchronized Verification of(String revision, Supplier<Verification> otherwise) {
		Verification found = this.known.get(revision);
		if (found == null) {
			found = otherwise.get();
			this.known.put(revision, found);
			write("%s %s %s\n".formatted(revision, found.verified() ? "+" : "-", found.detail()));
		}
		return found;
	}

	private void read(String line) {
		String[] words = line.split(" ", 3);
		// The last may be half written.
		if (words.length == 3 && words[0].length() == 40) {
			this.known.put(words[0], new Verification(words[1].equals("+"), words[2]));
		}
	}

	private void write(String line) {
		try {
			if (!this.begun) {
				Path fresh = Files.createTempFile(Files.createDirectories(this.file.getParent()), "verdicts-", "");
				Files.writeString(fresh, this.keys + "\n");
				Files.move(fresh, this.file, StandardCopyOption.ATOMIC_MOVE);
				this.begun = true;
			}
			Files.writeString(this.file, line, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			// It is looked at again then.
		}
	}

}
