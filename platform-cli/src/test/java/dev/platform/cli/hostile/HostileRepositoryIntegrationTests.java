package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.platform.cli.git.GitServer;
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
			"service create --name extra --template image --image registry.example.com/extra:1.0.0 --dry-run",
			"service delete --name vote --dry-run", "environment create --name acc --after dev --dry-run",
			"preview create --service vote --image registry.example.com/vote:3.0.0 --ttl 4h --dry-run",
			"promote --env prod --no-wait");

	@TempDir
	static Path directory;

	private static HostileWorkplace workplace;

	@BeforeAll
	static void start() throws Exception {
		workplace = new HostileWorkplace(directory);
	}

	@AfterAll
	static void stop() {
		workplace.close();
	}

	@AfterEach
	void clear() throws IOException {
		workplace.clear();
	}

	static Stream<HostileCase> cases() {
		return Stream.of("references.yaml", "bases.yaml", "trees.yaml", "yaml.yaml", "texts.yaml", "trailers.yaml")
			.flatMap(Corpus::of);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void gainsNothing(HostileCase hostile) throws IOException {
		HostileRepository repository = HostileRepository.of(hostile, workplace.canaries,
				Files.createDirectory(workplace.repository()));
		String head = GitServer.git(repository.bare(), "rev-parse", "main");
		Set<String> all = new LinkedHashSet<>(COMMANDS);
		all.addAll(hostile.by());
		for (String command : all) {
			CommandProcess.Answer answer = workplace.run(command);
			if (hostile.says() != null && hostile.by().contains(command)) {
				assertThat(answer.output()).as(command).contains(workplace.canaries.fill(hostile.says()));
				assertThat(answer.exitCode()).as(command).isNotZero();
				assertThat(GitServer.git(repository.bare(), "rev-parse", "main")).as(command).isEqualTo(head);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("records")
	void chooseNoPlaceToReadFrom(HostileCase hostile) throws IOException {
		HostileRepository repository = HostileRepository.of(hostile, workplace.canaries,
				Files.createDirectory(workplace.repository()));
		String head = GitServer.git(repository.bare(), "rev-parse", "main");
		workplace.refuses("service upgrade --name vote --dry-run", String.valueOf(hostile.says()));
		workplace.refuses("service upgrade --name vote", String.valueOf(hostile.says()));
		workplace.run("service delete --name vote --dry-run");
		assertThat(GitServer.git(repository.bare(), "rev-parse", "main")).isEqualTo(head);
	}

	static Stream<HostileCase> records() {
		return Corpus.of("records.yaml");
	}

}
