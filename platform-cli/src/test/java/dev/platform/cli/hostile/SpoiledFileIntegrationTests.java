package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * Every file of a repository that something reads, spoiled in every way: no command is
 * surprised. One process and one repository meet them one after another.
 */
@Timeout(600)
class SpoiledFileIntegrationTests {

	private static final String RECORD = "gitops/base/vote/template.yaml";

	private static final String NONE = "validate";

	private static final String UPGRADE = "service upgrade --name vote --dry-run";

	private static final String DEPLOY = "deploy --service vote --image registry.example.com/vote:3.0.0 --dry-run";

	private static final String CREATE = "service create --name extra --template image --image registry.example.com/extra:1.0.0 --dry-run";

	/** The readers: each file with a command that reads it besides {@code validate}. */
	private static final Map<String, String> FILES = new LinkedHashMap<>();

	static {
		FILES.put("gitops/pipeline.yaml", "status");
		FILES.put("bootstrap/applications/environment/project.yaml", NONE);
		FILES.put("bootstrap/applications/environment/fence.yaml", NONE);
		FILES.put("bootstrap/applications/kustomization.yaml", "environment create --name acc --after dev --dry-run");
		FILES.put("bootstrap/applications/prod/kustomization.yaml", "service delete --name vote --dry-run");
		FILES.put(RECORD, UPGRADE);
		FILES.put("gitops/base/vote/kustomization.yaml", "diff --env prod");
		FILES.put("gitops/base/vote/deployment.yaml", "service delete --name vote --dry-run");
		FILES.put("gitops/overlays/prod/kustomization.yaml", CREATE);
		FILES.put("gitops/overlays/dev/vote/kustomization.yaml", DEPLOY);
		FILES.put("gitops/overlays/dev/vote/release.env", DEPLOY);
		FILES.put("gitops/overlays/prod/environment/kustomization.yaml", NONE);
		FILES.put("gitops/overlays/prod/environment/namespace.yaml", "preview list");
		FILES.put("gitops/overlays/dev/preview.yaml", "preview list");
		FILES.put("gitops/policies/kustomization.yaml", NONE);
		FILES.put("gitops/policies/policy.yaml", NONE);
		FILES.put("gitops/trusted-keys/allowed_signers", "history --env prod");
		FILES.put("gitops/trusted-keys/ci.asc", "history --env prod");
		FILES.put("CODEOWNERS", CREATE);
		FILES.put("pom.xml", CREATE);
	}

	private static final List<String> ALSO_VALIDATED = List.of("empty", "wrong types", "NUL");

	private static final Map<String, byte[]> TEXTS = new LinkedHashMap<>();

	static {
		text("empty", "");
		text("list", "- a\n- [b]\n");
		text("scalar", "what\n");
		text("null values",
				"environments: null\ntemplate: null\nversion: null\nresources: null\nimages: null\nspec: null\nmetadata: null\n");
		text("wrong types",
				"environments: [1, [], null]\ntemplate: {}\nversion: []\nresources: {a: b}\nimages: [1]\nkind: []\nspec: [x]\nmetadata: 3\n");
		text("a list of nothing", "environments: []\nresources: [null]\nimages: [null]\nspec: {}\nmetadata: {}\n");
		text("numbers",
				"environments: 1e999999999\nversion: 99999999999999999999999999999999\ntemplate: 0x7fffffffffffffffff\nspec: 2001-99-99\n");
		text("nesting", "environments: " + "[".repeat(20_000) + "\n");
		text("nested mappings", "a: ".concat("{b: ".repeat(20_000)) + "\n");
		text("keys twice", "environments: []\nenvironments: []\nresources: []\nresources: []\n");
		text("documents", "--- {}\n---\n--- []\n");
		text("stars", "**/".repeat(40) + "x @a\n" + "*a".repeat(40) + " @b\n");
		text("NUL", "environments:\n- name: a\0b\n");
		TEXTS.put("no UTF-8", new byte[] { 'a', ':', ' ', (byte) 0xc3, (byte) 0x28, '\n' });
	}

	@TempDir
	static Path directory;

	private static HostileWorkplace workplace;

	private static HostileRepository repository;

	private static String innocent = "";

	private static void text(String name, String text) {
		TEXTS.put(name, text.getBytes(StandardCharsets.UTF_8));
	}

	@BeforeAll
	static void start() throws Exception {
		workplace = new HostileWorkplace(directory);
		String list = "resources:\n- environment\n- vote\n";
		repository = HostileRepository.of(
				new HostileCase("innocent",
						Map.of(RECORD, "template: image\nversion: \"1\"\n", "gitops/overlays/dev/kustomization.yaml",
								list, "gitops/overlays/prod/kustomization.yaml", list,
								"gitops/policies/kustomization.yaml", "resources:\n- policy.yaml\n"),
						Map.of(), List.of(), "Begin", null, List.of()),
				workplace.canaries, Files.createDirectory(workplace.repository()));
		innocent = GitServer.git(repository.work(), "rev-parse", "HEAD");
	}

	@AfterAll
	static void stop() {
		workplace.close();
	}

	@AfterEach
	void restore() throws IOException {
		GitServer.git(repository.work(), "reset", "--quiet", "--hard", innocent);
		GitServer.git(repository.work(), "clean", "--quiet", "-dff", "--exclude=platform-cli");
	}

	static Stream<String> files() {
		return FILES.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("files")
	void surprisesNobody(String file) throws IOException {
		workplace.forgetClones();
		for (Map.Entry<String, byte[]> text : TEXTS.entrySet()) {
			Path place = place(file);
			Files.write(place, text.getValue());
			meet(file, text.getKey());
		}
		Path place = place(file);
		Files.createDirectory(place);
		Files.writeString(place.resolve("x.yaml"), "a: 1\n");
		meet(file, "a folder");
		Files.createSymbolicLink(place(file), Path.of(workplace.canaries.fill("${outside}/file.yaml")));
		meet(file, "a link that leads out");
		Path self = place(file);
		Files.createSymbolicLink(self, self.getFileName());
		meet(file, "a link to itself");
	}

	// Where the file goes; what was there before is gone.
	private Path place(String file) throws IOException {
		restore();
		Path place = repository.work().resolve(file);
		Files.createDirectories(place.getParent());
		Files.deleteIfExists(place);
		return place;
	}

	private static List<String> commands(String file, String spoiled) {
		String reading = String.valueOf(FILES.get(file));
		return (reading.equals(NONE) || !ALSO_VALIDATED.contains(spoiled)) ? List.of(reading) : List.of(NONE, reading);
	}

	private static void meet(String file, String spoiled) throws IOException {
		GitServer.git(repository.work(), "add", "--all", "--force", "--", file);
		GitServer.git(repository.work(), "commit", "--quiet", "--allow-empty", "--message=Spoil");
		GitServer.git(repository.work(), "push", "--quiet", "--force", repository.bare().toString(), "HEAD:main");
		for (String command : commands(file, spoiled)) {
			CommandProcess.Answer answer = workplace.run(command);
			if (answer.exitCode() != 0 && !command.equals("validate")) {
				assertThat(answer.output().lines().filter((line) -> line.startsWith("platform ")).count())
					.as("%s: %s: %s", file, spoiled, answer.output())
					.isEqualTo(1);
				assertThat(answer.output()).as("%s: %s", file, spoiled).contains("try: ");
			}
		}
	}

}
