package dev.platform.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A work tree used with Git's own client.
 */
record TestRepository(Path directory) {

	/** What Git said, and whether it was content. */
	record Answer(int exitCode, String output) {
	}

	static TestRepository clone(Path directory, String url) throws IOException {
		Files.createDirectories(directory);
		TestRepository repository = new TestRepository(directory);
		repository.must("clone", "--quiet", url, ".");
		repository.must("symbolic-ref", "HEAD", "refs/heads/main");
		return repository;
	}

	/** Writes a file and commits it. */
	String commit(String file, String content) throws IOException {
		Path path = this.directory.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
		must("add", "--all");
		must("commit", "--quiet", "--message=" + file);
		return must("rev-parse", "HEAD");
	}

	String must(String... words) throws IOException {
		Answer answer = git(words);
		if (answer.exitCode() != 0) {
			throw new IOException(List.of(words) + ": " + answer.output());
		}
		return answer.output();
	}

	Answer git(String... words) throws IOException {
		Process process = start(words);
		String output = new String(process.getInputStream().readAllBytes()).strip();
		try {
			return new Answer(process.waitFor(), output);
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	Process start(String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost",
				"-c", "commit.gpgsign=false", "-c", "credential.helper="));
		command.addAll(List.of(words));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true);
		builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_CONFIG_GLOBAL", "/dev/null"));
		return builder.start();
	}

}
