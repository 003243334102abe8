package dev.platform.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A clone of the cluster's repository in the hands of somebody who knows only Git.
 */
record PlainGit(Path work) {

	static PlainGit clone(Path directory) {
		PlainGit git = new PlainGit(directory.resolve("clone"));
		git.run(directory, "clone", "-q", Machine.remembered("repository"), git.work.toString());
		return git;
	}

	/** Edits one file, commits and pushes it; returns the commit. */
	String push(String file, UnaryOperator<String> edit) {
		try {
			Path path = this.work.resolve(file);
			run(this.work, "pull", "-q", "--ff-only");
			Files.writeString(path, edit.apply(Files.readString(path)));
			run(this.work, "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-qam", "Edit " + file);
			run(this.work, "push", "-q");
			return run(this.work, "rev-parse", "HEAD").output().strip();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Commits and pushes everything that an edit of the clone has changed; returns the
	 * commit.
	 */
	String pushAll(String subject, Consumer<Path> edit) {
		run(this.work, "pull", "-q", "--ff-only");
		edit.accept(this.work);
		run(this.work, "add", "--all");
		run(this.work, "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-qm", subject);
		run(this.work, "push", "-q");
		return run(this.work, "rev-parse", "HEAD").output().strip();
	}

	/**
	 * Commits and pushes files by their path; the empty text removes one, if it is there.
	 */
	String pushFiles(String subject, Map<String, String> files) {
		return pushAll(subject, (root) -> files.forEach((file, text) -> write(root.resolve(file), text)));
	}

	private static void write(Path file, String text) {
		try {
			if (text.isEmpty()) {
				Files.deleteIfExists(file);
			}
			else {
				Files.createDirectories(file.getParent());
				Files.writeString(file, text);
			}
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	String read(String file) {
		try {
			return Files.readString(this.work.resolve(file));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/** When a commit of the remote was made, to the second. */
	Instant committed(String revision) {
		run(this.work, "fetch", "-q");
		return Instant
			.ofEpochSecond(Long.parseLong(run(this.work, "show", "-s", "--format=%ct", revision).output().strip()));
	}

	private Machine.Ended run(Path directory, String... words) {
		String address = "git.localhost:%s:127.0.0.1".formatted(Machine.remembered("https-port"));
		List<String> all = new ArrayList<>(List.of("git", "-c", "http.curloptResolve=" + address));
		all.addAll(List.of(words));
		return Machine
			.run(directory, Map.of("GIT_SSL_CAINFO", Machine.CHECKOUT.resolve(".platform/cluster/ca.crt").toString(),
					"GIT_TERMINAL_PROMPT", "0"), all.toArray(String[]::new))
			.orFail();
	}

}
