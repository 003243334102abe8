package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Each hostile template, as a folder and as a repository, met by every command that reads
 * one: nothing runs, nothing is fetched, nothing is written but the files of the service.
 */
@Timeout(300)
class HostileTemplateIntegrationTests {

	private static final String CREATE = "service create --name extra --image registry.example.com/extra:1.0.0 --template ";

	private static final String LIST = "resources:\n- environment\n- vote\n";

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
		return Corpus.of("templates.yaml");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void gainsNothing(HostileCase hostile) throws IOException {
		HostileCase innocent = new HostileCase("innocent", Map.of("gitops/base/vote/template.yaml",
				"template: mine\nversion: \"1\"\noptions:\n  image: \"registry.example.com/vote:2.0.0\"\n",
				"gitops/overlays/dev/kustomization.yaml", LIST, "gitops/overlays/prod/kustomization.yaml", LIST),
				Map.of(), List.of(), "Begin", null, List.of());
		HostileRepository repository = HostileRepository.of(innocent, workplace.canaries,
				Files.createDirectory(workplace.repository()));
		HostileRepository template = HostileRepository.template(hostile, workplace.canaries,
				Files.createDirectory(workplace.template()));
		String url = "file://%s#@main".formatted(template.bare());
		Map<String, String> commands = new LinkedHashMap<>();
		commands.put("folder", CREATE + template.work() + " --dry-run");
		commands.put("repository", CREATE + url + " --dry-run");
		commands.put("upgrade", "service upgrade --name vote --conflicts take --template %s --dry-run".formatted(url));
		List<String> refusing = (hostile.says() == null) ? List.of()
				: hostile.by().stream().anyMatch(commands::containsKey) ? hostile.by() : List.copyOf(commands.keySet());
		String head = GitServer.git(repository.bare(), "rev-parse", "main");
		for (Map.Entry<String, String> command : commands.entrySet()) {
			if (refusing.contains(command.getKey())) {
				workplace.refuses(command.getValue(), String.valueOf(hostile.says()));
			}
			else {
				CommandProcess.Answer answer = workplace.run(command.getValue());
				assertThat(answer.exitCode()).as(answer.output())
					.isEqualTo(hostile.isInnocent() ? 0 : answer.exitCode());
			}
			assertThat(GitServer.git(repository.bare(), "rev-parse", "main")).as(command.getValue()).isEqualTo(head);
		}
		if (!refusing.isEmpty()) {
			return;
		}
		workplace.run(CREATE + url);
		assertThat(GitServer.git(repository.bare(), "diff", "--name-only", head, "main").lines())
			.allMatch((file) -> file.matches("(gitops/(base|overlays/[a-z]+)|apps)/extra/.*"
					+ "|gitops/overlays/[a-z]+/(kustomization.yaml|environment/.*)|CODEOWNERS|pom.xml"));
	}

}
