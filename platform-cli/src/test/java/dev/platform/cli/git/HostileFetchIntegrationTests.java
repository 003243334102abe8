package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server that sends trees whose names lead to another place.
 */
class HostileFetchIntegrationTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "..", ".git", ".git ", "git~1", ".g\u200cit" })
	void takesNothingOver(String name) throws IOException {
		ObjectId commit = hostile(name);
		GitRemote remote = remote();
		assertThatExceptionOfType(Problem.class).isThrownBy(remote::fetch)
			.withMessageContaining("sends an object that is refused")
			.withMessageEndingWith("nothing was taken over");
		Path clone = kept();
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> GitServer.git(clone, "cat-file", "-e", commit.name()));
	}

	@Test
	void takesAHistoryThatIsOnlyUntidy() throws IOException {
		try (HostileRepository hostile = new HostileRepository(this.directory.resolve("platform.git"))) {
			HostileRepository.Entry folder = hostile.folder("docs", hostile.file("a", "a"));
			hostile.commit(new HostileRepository.Entry("040000", "docs", folder.id()), hostile.file("what?", "x"),
					hostile.file("x_TCP", "x"), hostile.file("x_tcp", "x"));
			hostile.commit(hostile.folder("gitops", hostile.file("a", "a")));
		}
		assertThat(remote().fetch().read("gitops/a")).contains("a");
	}

	// As versions before this one have filled it.
	@Test
	void readsNothingFromACloneThatHoldsSuchATree() throws IOException {
		ObjectId commit = hostile("..");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> remote().fetch());
		GitServer.git(kept(), "fetch", "--quiet", this.directory.resolve("platform.git").toString(),
				"main:refs/remotes/origin/main");
		Snapshot head = remote().fetch();
		assertThat(head.revision()).isEqualTo(commit.name());
		Kustomize kustomize = new Kustomize(() -> List.of("false"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> kustomize.build(head, "gitops/overlays/dev"))
			.withMessage("commit %.7s is not read: gitops/overlays/dev/.. has the name of another folder"
				.formatted(commit.name()));
		assertThat(Path.of("/dev/shm/canary-of-platform")).doesNotExist();
	}

	private ObjectId hostile(String name) throws IOException {
		try (HostileRepository hostile = new HostileRepository(this.directory.resolve("platform.git"))) {
			HostileRepository.Entry outside = hostile.folder(name, hostile.folder("..", hostile.folder("..", hostile
				.folder("..", hostile.folder("..", hostile.file("canary-of-platform", "written outside"))))));
			return hostile.commit(hostile.folder("gitops", hostile.folder("overlays",
					hostile.folder("dev", outside, hostile.file("kustomization.yaml", "kind: Kustomization\n")))));
		}
	}

	private GitRemote remote() {
		return remote(this.directory.resolve("platform.git"));
	}

	private GitRemote remote(Path bare) {
		return new GitRemote(() -> new RepositoryLocation(bare.toString(), "main"), this.directory.resolve("cache"));
	}

	private Path kept() throws IOException {
		try (var clones = Files.list(this.directory.resolve("cache"))) {
			return clones.filter((entry) -> entry.toString().endsWith(".git")).findFirst().orElseThrow();
		}
	}

}
