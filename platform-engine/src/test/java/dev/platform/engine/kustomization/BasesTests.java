package dev.platform.engine.kustomization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * References to the bases that the pipeline lists, and to nothing else.
 */
class BasesTests {

	private static final String URL = "https://git.example.com/team/web.git";

	private static final String COMMIT = "1a2b3c4d".repeat(5);

	private static final Base WEB = new Base(URL, COMMIT);

	private static final Base OTHER = new Base("https://git.example.com/other", "f".repeat(40));

	private static final String PIPELINE = """
			environments: [{name: dev}]
			bases:
			- repository: %s
			  commit: %s
			- repository: %s
			  commit: %s
			""".formatted(URL, COMMIT, OTHER.repository(), OTHER.commit());

	@TempDir
	Path directory;

	private FetchedBases fetched;

	@BeforeEach
	void nothingIsFetched() {
		this.fetched = new FetchedBases(this.directory.resolve("cache/bases"));
	}

	@Test
	void rendersAFolderOfABaseFromBesideTheRepository() throws IOException {
		keep(WEB, Map.of("deploy/kustomization.yaml", "resources: [map.yaml, ../common]\n", "deploy/map.yaml", Tree.MAP,
				"common/Kustomization", "namePrefix: a-\n"));
		Map<String, String> texts = texts("resources: [\"%s//deploy?ref=%s\"]\n".formatted(URL, COMMIT));
		String at = "../bases/web/" + COMMIT;
		assertThat(texts).containsOnlyKeys("gitops/app/kustomization.yaml", at + "/deploy/kustomization.yaml",
				at + "/deploy/map.yaml", at + "/common/Kustomization");
		assertThat(texts.get("gitops/app/kustomization.yaml")).contains("../../%s/deploy".formatted(at))
			.doesNotContain("https:");
		assertThat(texts.get(at + "/deploy/kustomization.yaml")).contains("../common");
	}

	@Test
	void rendersABaseOfABase() throws IOException {
		keep(WEB, Map.of("deploy/kustomization.yaml", "components: [\"%s\"]\n".formatted(OTHER.reference(""))));
		keep(OTHER, Map.of("kustomization.yaml", "kind: Component\nnamePrefix: a-\n"));
		Map<String, String> texts = texts("bases: [\"%s\"]\n".formatted(WEB.reference("deploy")));
		assertThat(texts.get("../bases/web/%s/deploy/kustomization.yaml".formatted(COMMIT)))
			.contains("\"../../../../bases/other/%s\"".formatted(OTHER.commit()));
		assertThat(texts).containsKey("../bases/other/%s/kustomization.yaml".formatted(OTHER.commit()));
	}

	@Test
	void asksForWhatIsNotOnThisMachine() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts("resources:\n- \"%s\"\n".formatted(WEB.reference("deploy"))))
			.withMessage(
					"gitops/app/kustomization.yaml:2: the base %s at %s is not on this machine".formatted(URL, COMMIT))
			.satisfies((problem) -> assertThat(problem.hint()).isEqualTo("platform base fetch"));
	}

	// What does not build here may build where the change goes to.
	@Test
	void tellsABaseThatIsMissingHereFromWhatBuildsNowhere() {
		Closure lacking = new Closure(repository("resources: [\"%s\"]\n".formatted(WEB.reference(""))), this.fetched);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> lacking.requireBases("gitops/app"))
			.withMessageContaining("is not on this machine");
		new Closure(repository("resources: [missing.yaml]\n"), this.fetched).requireBases("gitops/app");
		new Closure(repository("resources: [map.yaml]\n"), this.fetched).requireBases("gitops/app");
	}

	@Test
	void knowsItsOwnFilesWithoutAnyBase() {
		Closure closure = new Closure(
				repository("resources:\n- map.yaml\n- \"%s\"\n".formatted(WEB.reference("deploy"))), this.fetched);
		assertThat(closure.of("gitops/app")).containsExactly("gitops/app/kustomization.yaml", "gitops/app/map.yaml");
	}

	@Test
	void saysWhichFolderABaseLacks() throws IOException {
		keep(WEB, Map.of("deploy/map.yaml", Tree.MAP));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts("resources: [\"%s\"]\n".formatted(WEB.reference("deploy"))))
			.withMessage("gitops/app/kustomization.yaml:1: the base %s has no folder with a kustomization at deploy"
				.formatted(WEB));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://git.example.com/team/web.git//deploy",
			"https://git.example.com/team/web.git//deploy?ref=main",
			"https://git.example.com/team/web.git//deploy?ref=1a2b3c4d",
			"https://git.example.com/team/web.git//deploy?ref=ffffffffffffffffffffffffffffffffffffffff",
			"https://git.example.com/team/web.git//deploy?ref=COMMIT&depth=0",
			"https://git.example.com/team/web.git//deploy?version=COMMIT",
			"https://git.example.com/team/web.git//deploy?x=y?ref=COMMIT",
			"https://git.example.com/team/web.git/deploy?ref=COMMIT",
			"https://git.example.com/team/web.git//?ref=COMMIT",
			"https://git.example.com/team/web.git//deploy/?ref=COMMIT",
			"https://git.example.com/team/web.git///deploy?ref=COMMIT",
			"https://git.example.com/team/web.git//./deploy?ref=COMMIT",
			"https://git.example.com/team/web.git//../deploy?ref=COMMIT",
			"https://git.example.com/team/web.git//a/../../b?ref=COMMIT",
			"https://git.example.com/team/web.git//.git?ref=COMMIT",
			"https://git.example.com/team/web.git//%2e%2e?ref=COMMIT",
			"https://git.example.com/team/web//deploy?ref=COMMIT", "https://GIT.example.com/team/web.git?ref=COMMIT",
			"http://git.example.com/team/web.git?ref=COMMIT", "git::https://git.example.com/team/web.git?ref=COMMIT",
			"git@git.example.com:team/web.git?ref=COMMIT", "ssh://git@git.example.com/team/web.git?ref=COMMIT",
			"https://user:word@git.example.com/team/web.git?ref=COMMIT",
			"https://git.example.com/team/web.git?ref=COMMIT ", "https://git.example.com/team/web.git?ref=COMMIT\\n" })
	void refusesAnotherSpellingAndSaysTheRightOne(String reference) throws IOException {
		keep(WEB, Map.of("deploy/kustomization.yaml", "namePrefix: a-\n", "kustomization.yaml", "namePrefix: a-\n"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts("resources: [\"%s\"]\n".formatted(reference.replace("COMMIT", COMMIT))))
			.withMessageStartingWith("gitops/app/kustomization.yaml:1: ")
			.withMessageEndingWith("is not in this repository, and rendering fetches nothing")
			.satisfies((problem) -> assertThat(problem.hint())
				.isEqualTo("write it as in: %s//FOLDER?ref=%s".formatted(URL, COMMIT)))
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://git.example.com/team/web.git.evil.example/x?ref=COMMIT",
			"https://git.example.com/team/web2?ref=COMMIT", "https://evil.example/git.example.com/team/web?ref=COMMIT",
			"github.com/x/y", "https://git.example.com.evil.example/team/web.git?ref=COMMIT" })
	void refusesWhatIsNotListedAndSaysWhereTheListIs(String reference) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts("resources: [\"%s\"]\n".formatted(reference.replace("COMMIT", COMMIT))))
			.satisfies((problem) -> assertThat(problem.hint()).contains("one of \"bases\" in gitops/pipeline.yaml"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "patches: [{path: \"REF\"}]", "crds: [\"REF\"]", "configurations: [\"REF\"]",
			"openapi: {path: \"REF\"}", "configMapGenerator: [{name: a, files: [\"REF\"]}]",
			"configMapGenerator: [{name: a, files: [\"a=REF\"]}]", "transformers: [\"REF\"]", "generators: [\"REF\"]",
			"replacements: [{path: \"REF\"}]", "patchesStrategicMerge: [\"REF\"]" })
	void aBaseIsNoFile(String text) throws IOException {
		keep(WEB, Map.of("deploy/kustomization.yaml", "namePrefix: a-\n"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts(text.replace("REF", WEB.reference("deploy")) + "\n"))
			.withMessageStartingWith("gitops/app/kustomization.yaml:1: ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"resources: [../../../gitops/app]|../../../gitops/app leads out of the repository",
			"resources: [../../x]|../../x leads out of the repository", "resources: [/etc]|/etc is an absolute path",
			"resources: ['https://evil.example/x?ref=main']|https://evil.example/x?ref=main is not in this repository, and rendering fetches nothing",
			"helmCharts: [{name: x}]|\"helmCharts\" runs Helm, and rendering runs nothing",
			"configMapGenerator: [{name: a, files: ['https://evil.example/x']}]|https://evil.example/x is not in this repository, and rendering fetches nothing",
			"resources: [../.git/config]|../.git/config is a file of Git's own",
			"generators: [run.yaml]|there is no file run.yaml",
			"Resources: [x]|\"Resources\" is not known in a kustomization" })
	void checksABaseAsItDoesTheRepository(String text, String message) throws IOException {
		keep(WEB, Map.of("deploy/kustomization.yaml", "# hostile\n" + text + "\n"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts("resources: [\"%s\"]\n".formatted(WEB.reference("deploy"))))
			.withMessage("bases/web at 1a2b3c4: deploy/kustomization.yaml:2: " + message);
	}

	@Test
	void findsBasesThatReferToEachOther() throws IOException {
		keep(WEB, Map.of("kustomization.yaml", "resources: [\"%s\"]\n".formatted(OTHER.reference(""))));
		keep(OTHER, Map.of("kustomization.yaml", "resources: [\"%s\"]\n".formatted(WEB.reference(""))));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> texts("resources: [\"%s\"]\n".formatted(WEB.reference(""))))
			.withMessage("bases/other at fffffff: kustomization.yaml:1: this leads back to bases/web at 1a2b3c4");
	}

	@Test
	void keepsTextsForTheOwnerAlone() throws IOException {
		Files.createDirectories(this.directory.resolve("cache"));
		keep(WEB, Map.of("deploy/map.yaml", Tree.MAP));
		Snapshot files = this.fetched.files(WEB).orElseThrow();
		assertThat(files.files("")).containsExactly("deploy/map.yaml");
		assertThat(files.read("deploy/map.yaml")).contains(Tree.MAP);
		assertThat(this.fetched.files(new Base("https://evil.example/web", COMMIT))).isEmpty();
		for (Path made = ((FolderSnapshot) files).root(); !made.endsWith("cache"); made = made.getParent()) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
		}
		keep(WEB, Map.of("deploy/map.yaml", "changed: true\n"));
		assertThat(this.fetched.files(WEB).orElseThrow().read("deploy/map.yaml")).contains(Tree.MAP);
		try (var kept = Files.list(this.directory.resolve("cache/bases"))) {
			assertThat(kept).hasSize(1);
		}
	}

	@Test
	void keepsWhatLinksLeadToAndLeavesOutThoseThatLeadOut() throws IOException {
		Path checkout = checkout(Map.of("a.yaml", "a: b\n"));
		Files.createSymbolicLink(checkout.resolve("inside.yaml"), Path.of("a.yaml"));
		Files.createSymbolicLink(checkout.resolve("outside.yaml"),
				Files.writeString(this.directory.resolve("outside.yaml"), "secret: true\n"));
		this.fetched.keep(WEB, new FolderSnapshot(checkout));
		Snapshot files = this.fetched.files(WEB).orElseThrow();
		assertThat(files.files("")).containsExactly("a.yaml", "inside.yaml");
		Path kept = ((FolderSnapshot) files).root();
		assertThat(kept.resolve("inside.yaml")).isRegularFile().hasContent("a: b");
		assertThat(Files.isSymbolicLink(kept.resolve("inside.yaml"))).isFalse();
	}

	private Map<String, String> texts(String kustomization) {
		return new Closure(repository(kustomization), this.fetched).texts(List.of("gitops/app"));
	}

	private static Snapshot repository(String kustomization) {
		return Tree.of(Map.of("gitops/pipeline.yaml", PIPELINE, "gitops/app/kustomization.yaml", kustomization,
				"gitops/app/map.yaml", Tree.MAP));
	}

	private void keep(Base base, Map<String, String> files) throws IOException {
		this.fetched.keep(base, new FolderSnapshot(checkout(files)));
	}

	private Path checkout(Map<String, String> files) throws IOException {
		Path checkout = Files.createTempDirectory(this.directory, "checkout-");
		for (Map.Entry<String, String> file : files.entrySet()) {
			Path path = checkout.resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.getValue());
		}
		return checkout;
	}

}
