package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.platform.cli.schema.FetchedSchemas;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where commands meet what means harm, with canaries around.
 */
final class HostileWorkplace implements AutoCloseable {

	// Terminal commands, and letters that change the direction of others.
	private static final Pattern DECEIVING = Pattern
		.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

	private final Path directory;

	final Canaries canaries;

	private final CommandProcess commands;

	HostileWorkplace(Path directory) throws Exception {
		this(directory, Map.of());
	}

	/** One whose commands know other variables, too. */
	HostileWorkplace(Path directory, Map<String, String> variables) throws Exception {
		this.directory = directory;
		this.canaries = new Canaries(directory);
		Map<String, String> environment = new TreeMap<>(this.canaries.environment());
		environment.put("PLATFORM_CHECKOUT", repository().resolve("work").toString());
		environment.put("PLATFORM_REPOSITORY", repository().resolve("platform.git").toString());
		environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
		environment.put("PLATFORM_SCHEMAS", FetchedSchemas.directory().toString());
		environment.putAll(variables);
		this.commands = new CommandProcess(environment, this.canaries.home());
	}

	/** Where the repository of a case is made. */
	Path repository() {
		return this.directory.resolve("repository");
	}

	/** Where the template of a case is made. */
	Path template() {
		return this.directory.resolve("template");
	}

	/** Runs a command; it ends as one that means well, and no canary was touched. */
	CommandProcess.Answer run(String command) throws IOException {
		CommandProcess.Answer answer = this.commands.run(List.of(command.split(" ")));
		this.canaries.assertUntouched(command);
		assertThat(answer.output()).as(command)
			.doesNotContain(Canaries.SECRET, "\tat ", "Exception", "unexpected: ")
			.doesNotContainPattern(DECEIVING)
			.hasSizeLessThan(20_000);
		assertThat(answer.exitCode()).as(command + ": " + answer.output()).isBetween(0, 3);
		return answer;
	}

	/** Runs a command, which refuses in one line and a hint. */
	void refuses(String command, String says) throws IOException {
		CommandProcess.Answer answer = run(command);
		assertThat(answer.output()).as(command).contains(this.canaries.fill(says));
		assertThat(answer.exitCode()).as(command + ": " + answer.output()).isNotZero();
		assertThat(answer.output().lines().filter((line) -> line.startsWith("platform ")).count()).as(answer.output())
			.isEqualTo(1);
	}

	/** Takes away what a case has left. */
	void clear() throws IOException {
		delete(repository());
		delete(template());
		forgetClones();
	}

	/** Takes away the clones of earlier commands. */
	void forgetClones() throws IOException {
		delete(this.directory.resolve("cache"));
	}

	private static void delete(Path root) throws IOException {
		if (Files.exists(root)) {
			try (var files = Files.walk(root)) {
				files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
			}
		}
	}

	@Override
	public void close() {
		this.commands.close();
		this.canaries.close();
	}

}
