package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.RecordingServer;
import dev.platform.cli.git.GitServer;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Services made from a person's own template: in a folder of the checkout, elsewhere on
 * the machine, and in a Git repository.
 */
class OwnTemplateIntegrationTests {

	private static final Map<String, String> IMAGE = Map.of("image", "registry.example.com/docs:1");

	private static final String BUDGET = "gitops/base/docs/poddisruptionbudget.yaml";

	private static final String RECORD = "gitops/base/docs/template.yaml";

	@TempDir
	Path directory;

	private ServiceWorkplace workplace;

	private Path mine;

	@BeforeEach
	void open() throws IOException {
		this.workplace = new ServiceWorkplace(this.directory);
		this.mine = this.workplace.checkout.resolve("templates/mine");
		ServiceWorkplace.ownTemplate(this.mine);
		this.workplace.commit("Bring a template");
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void recordsAFolderOfTheCheckoutByItsPathThereAndItsVeryState() throws IOException {
		String commit = this.workplace.head();
		String tree = this.workplace.git("rev-parse", "main:templates/mine");
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		assertThat(this.workplace.show(RECORD))
			.contains("template: \"./templates/mine\"\nversion: \"1\"\ncommit: \"%s\"\ntree: \"%s\"\n".formatted(commit,
					tree));
	}

	@Test
	void mergesFromTheStateItWasMadeFromWhateverTheVersionSays() throws IOException {
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		change("poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 30%");
		this.workplace.commit("Edit the template, and leave its version");
		assertThat(this.workplace.upgrade("docs", Conflicts.SHOW).text())
			.startsWith("Nothing to upgrade: docs is made from the template ./templates/mine 1, which has been edited");
		change("poddisruptionbudget.yaml", "maxUnavailable: 30%", "maxUnavailable: 50%");
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		this.workplace.commit("Edit the template again");
		assertThat(this.workplace.upgrade("docs", Conflicts.SHOW).files().keySet()).containsExactlyInAnyOrder(BUDGET,
				RECORD);
		assertThat(this.workplace.show(BUDGET)).contains("maxUnavailable: 50%");
	}

	@Test
	void showsConflictsOfAFolder() throws IOException {
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		change("poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 50%");
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		this.workplace.edit(BUDGET, "maxUnavailable: 1", "maxUnavailable: 2");
		assertConflict("./templates/mine");
		this.workplace.upgrade("docs", Conflicts.TAKE);
		assertThat(this.workplace.show(BUDGET)).contains("maxUnavailable: 50%");
	}

	@Test
	void mergesFromARepositorysRootAndShowsItsConflicts() throws IOException {
		String url = repository();
		Path work = this.directory.resolve("own-work");
		this.workplace.create("docs", url, IMAGE);
		String commit = GitServer.git(work, "rev-parse", "HEAD");
		assertThat(this.workplace.show(RECORD)).contains("template: \"%s#\"".formatted(url),
				"commit: \"%s\"".formatted(commit),
				"tree: \"%s\"".formatted(GitServer.git(work, "rev-parse", "HEAD^{tree}")));
		Path budget = work.resolve("gitops/base/{{name}}/poddisruptionbudget.yaml");
		ServiceWorkplace.replace(budget, "maxUnavailable: 1", "maxUnavailable: 30%");
		push(work, "Edit the template, and leave its version");
		ServiceWorkplace.replace(budget, "maxUnavailable: 30%", "maxUnavailable: 50%");
		ServiceWorkplace.replace(work.resolve("template.yaml"), "version: 1", "version: 2");
		push(work, "Edit the template again");
		this.workplace.edit(BUDGET, "maxUnavailable: 1", "maxUnavailable: 2");
		assertConflict(url + "#");
		this.workplace.upgrade("docs", Conflicts.KEEP);
		assertThat(this.workplace.show(BUDGET)).contains("maxUnavailable: 2");
	}

	@Test
	void takesATemplateFromATag() throws IOException {
		String url = repository();
		Path work = this.directory.resolve("own-work");
		GitServer.git(work, "tag", "--annotate", "--message=First", "v1");
		GitServer.git(work, "push", "--quiet", this.directory.resolve("own.git").toString(), "v1");
		this.workplace.create("docs", url + "#@refs/tags/v1", IMAGE);
		assertThat(this.workplace.show(RECORD)).contains("template: \"%s#@refs/tags/v1\"".formatted(url),
				"commit: \"%s\"".formatted(GitServer.git(work, "rev-parse", "HEAD")));
	}

	@Test
	void findsTheStateAgainWhereHistoryWasRewritten() throws IOException {
		String url = repository();
		Path work = this.directory.resolve("own-work");
		this.workplace.create("docs", url, IMAGE);
		GitServer.git(work, "commit", "--quiet", "--amend", "--message=Say it better");
		ServiceWorkplace.replace(work.resolve("gitops/base/{{name}}/poddisruptionbudget.yaml"), "maxUnavailable: 1",
				"maxUnavailable: 50%");
		ServiceWorkplace.replace(work.resolve("template.yaml"), "version: 1", "version: 2");
		push(work, "Edit the template");
		GitServer.git(this.directory, "clone", "--quiet", "--bare", work.toString(), "rewritten.git");
		this.workplace.edit(RECORD, "own.git", "rewritten.git");
		assertThat(this.workplace.upgrade("docs", Conflicts.SHOW).files().keySet()).containsExactlyInAnyOrder(BUDGET,
				RECORD);
	}

	@Test
	void tellsThatWhatIsInNoCommitIsNotFoundAgain() throws IOException {
		change("poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 40%");
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		assertThat(this.workplace.told).contains(
				"The template ./templates/mine is in no commit as it is; commit it, for an upgrade begins with it");
		assertThat(this.workplace.show(RECORD)).contains("tree: ").doesNotContain("commit: ");
		GitServer.git(this.workplace.checkout, "checkout", "--quiet", "templates");
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		this.workplace.commit("Edit the template");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.upgrade("docs", Conflicts.SHOW))
			.withMessage("the state of the template ./templates/mine that it was made from, version 1,"
					+ " is in no commit of where it comes from");
	}

	@Test
	void readsNoFolderOfThisMachineThatARecordNames() throws IOException {
		Path elsewhere = this.directory.resolve("elsewhere");
		ServiceWorkplace.ownTemplate(elsewhere);
		this.workplace.create("docs", elsewhere.toString(), IMAGE);
		assertThat(this.workplace.show(RECORD)).contains("template: \"%s\"".formatted(elsewhere));
		Path link = Files.createSymbolicLink(this.workplace.checkout.resolve("templates/link"), elsewhere);
		String recorded = elsewhere.toString();
		for (String word : List.of(elsewhere.toString(), "./../elsewhere", "../elsewhere",
				"./templates/../../elsewhere", "./templates/link", link.toString(), "./templates/gone", "..", ".", "",
				"./.git")) {
			this.workplace.edit(RECORD, "template: \"%s\"".formatted(recorded), "template: \"%s\"".formatted(word));
			recorded = word;
			assertThatExceptionOfType(Problem.class).as(word)
				.isThrownBy(() -> this.workplace.upgrade("docs", Conflicts.SHOW))
				.withMessage("the template %s is not in this checkout".formatted(word))
				.satisfies((problem) -> assertThat(problem.hint()).contains("--template FOLDER"));
		}
	}

	@Test
	void asksNoOtherServerThatARecordNames() throws IOException {
		String url = repository();
		this.workplace.create("docs", url, IMAGE);
		try (RecordingServer other = RecordingServer.start()) {
			this.workplace.edit(RECORD, url, other.url() + "/own.git");
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.upgrade("docs", Conflicts.SHOW))
				.withMessage("the template %s/own.git# is on another server than the repository,".formatted(other.url())
						+ " which is not asked without your word");
			assertThat(other.requests).isEmpty();
		}
	}

	@Test
	void keepsProgramsExecutable() throws IOException {
		program(this.mine.resolve("apps/{{name}}/run"));
		this.workplace.commit("Bring a program");
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		assertThat(this.workplace.git("ls-tree", "main", "apps/docs/run")).startsWith("100755 blob");
		assertThat(this.workplace.checkout.resolve("apps/docs/run")).isExecutable();
		program(this.mine.resolve("apps/{{name}}/stop"));
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		this.workplace.commit("Bring another");
		this.workplace.upgrade("docs", Conflicts.SHOW);
		assertThat(this.workplace.git("ls-tree", "main", "apps/docs/stop")).startsWith("100755 blob");
	}

	@Test
	void refusesWhatIsNoText() throws IOException {
		Files.createDirectories(this.mine.resolve("apps/{{name}}"));
		Files.write(this.mine.resolve("apps/{{name}}/logo.png"), new byte[] { (byte) 0x89, 'P', 'N', 'G', 0 });
		assertRefused(this.mine.toString(), "./templates/mine");
		Files.write(this.mine.resolve("apps/{{name}}/logo.png"), new byte[] { 'a', 0, 'b' });
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.create("docs", this.mine.toString(), IMAGE))
			.withMessageEndingWith("logo.png is not text");
		Files.write(this.mine.resolve("apps/{{name}}/logo.png"), new byte[] { (byte) 0x89, 'P', 'N', 'G', 0 });
		String url = repository();
		assertRefused(url, url + "#");
	}

	private void assertRefused(String template, String name) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.create("docs", template, IMAGE))
			.withMessage("the template %s cannot be taken: apps/{{name}}/logo.png is not UTF-8 text".formatted(name))
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE));
	}

	private void assertConflict(String template) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.workplace.upgrade("docs", Conflicts.SHOW))
			.withMessageContaining("docs and its template changed the same lines of " + BUDGET);
		assertThat(this.workplace.told.getLast()).contains("<<<<<<< docs\n  maxUnavailable: 2\n=======\n",
				"  maxUnavailable: 50%%\n>>>>>>> %s 2".formatted(template));
	}

	private void change(String file, String from, String to) throws IOException {
		ServiceWorkplace.replace(this.mine.resolve("gitops/base/{{name}}").resolve(file), from, to);
	}

	private static void program(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\necho {{name}}\n");
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

	// A template that is all of a repository.
	private String repository() throws IOException {
		this.workplace.server.create("own", List.of("LICENSE"));
		Path work = this.directory.resolve("own-work");
		Files.delete(work.resolve("LICENSE"));
		try (var files = Files.walk(this.mine)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = work.resolve(this.mine.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		push(work, "Begin a template");
		return this.workplace.server.location("own").url();
	}

	private void push(Path work, String subject) throws IOException {
		GitServer.git(work, "add", "--all");
		GitServer.git(work, "commit", "--quiet", "--message=" + subject);
		GitServer.git(work, "push", "--quiet", "--force", this.directory.resolve("own.git").toString(), "main");
	}

}
