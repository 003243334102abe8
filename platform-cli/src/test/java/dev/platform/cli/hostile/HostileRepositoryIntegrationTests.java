package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.cli.git.GitServer;
import dev.platform.cli.schema.FetchedSchemas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each hostile repository, seen through every command that reads one: nothing runs,
 * nothing is fetched, nothing is written outside, nothing is given away.
 */
@Timeout(600)
class HostileRepositoryIntegrationTests {

	/**
	 * Every command that looks, and every one that would change something, without doing
	 * it.
	 */
	private static final List<String> COMMANDS = List.of("validate", "diff --env prod", "promote --env prod --dry-run",
			"status", "service list", "environment list", "preview list", "base fetch", "base fetch --dry-run",
			"history --env prod", "metrics", "deploy --service vote --image registry.example.com/vote:3.0.0 --dry-run",
			"rollback --env prod --dry-run", "validate --output github", "diff --env prod --output markdown",
			"service create --name extra --template image --set image=registry.example.com/extra:1.0.0 --dry-run",
			"service delete --name vote --dry-run", "environment create --name acc --after dev --dry-run",
			"preview create --service vote --image registry.example.com/vote:3.0.0 --ttl 4h --dry-run",
			"promote --env prod --no-wait");

	// Terminal commands, and letters that change the direction of others.
	private static final Pattern DECEIVING = Pattern
		.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

	@TempDir
	static Path directory;

	private static Canaries canaries;

	private static CommandProcess commands;

	@BeforeAll
	static void start() throws Exception {
		canaries = new Canaries(directory);
		Map<String, String> environment = new TreeMap<>(canaries.environment());
		environment.put("PLATFORM_CHECKOUT", repository().resolve("work").toString());
		environment.put("PLATFORM_REPOSITORY", repository().resolve("platform.git").toString());
		environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
		environment.put("PLATFORM_SCHEMAS", FetchedSchemas.directory().toString());
		commands = new CommandProcess(environment, canaries.home());
	}

	@AfterAll
	static void stop() {
		commands.close();
		canaries.close();
	}

	@AfterEach
	void clear() throws IOException {
		delete(repository());
		delete(directory.resolve("cache"));
	}

	static Stream<HostileCase> cases() {
		return Stream.of("references.yaml", "bases.yaml", "trees.yaml", "yaml.yaml", "texts.yaml", "trailers.yaml")
			.flatMap(Corpus::of);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void gainsNothing(HostileCase hostile) throws IOException {
		HostileRepository repository = HostileRepository.of(hostile, canaries, Files.createDirectory(repository()));
		String head = GitServer.git(repository.bare(), "rev-parse", "main");
		Set<String> all = new LinkedHashSet<>(COMMANDS);
		all.addAll(hostile.by());
		for (String command : all) {
			CommandProcess.Answer answer = commands.run(List.of(command.split(" ")));
			canaries.assertUntouched(command);
			assertThat(answer.output()).as(command)
				.doesNotContain(Canaries.SECRET, "\tat ", "Exception")
				.doesNotContainPattern(DECEIVING)
				.hasSizeLessThan(20_000);
			assertThat(answer.exitCode()).as(command + ": " + answer.output()).isBetween(0, 3);
			if (hostile.says() != null && hostile.by().contains(command)) {
				assertThat(answer.output()).as(command).contains(canaries.fill(hostile.says()));
				assertThat(answer.exitCode()).as(command).isNotZero();
				assertThat(GitServer.git(repository.bare(), "rev-parse", "main")).as(command).isEqualTo(head);
			}
		}
	}

	private static Path repository() {
		return directory.resolve("repository");
	}

	private static void delete(Path root) throws IOException {
		if (Files.exists(root)) {
			try (var files = Files.walk(root)) {
				files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
			}
		}
	}

}
