package dev.platform.local.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlatformRepositoryTests {

	@TempDir
	Path directory;

	private Path checkout;

	@BeforeEach
	void writeCheckout() throws Exception {
		this.checkout = this.directory.resolve("checkout");
		Files.createDirectories(this.checkout.resolve("gitops/base"));
		Files.writeString(this.checkout.resolve("gitops/pipeline.yaml"), "environments: []");
		Files.writeString(this.checkout.resolve("gitops/base/a.yaml"), "a");
		Files.writeString(this.checkout.resolve("README.md"), "not part of it");
	}

	@Test
	void startsWithOneCommitOfTheCheckout() throws Exception {
		try (PlatformRepository repository = open()) {
			repository.seed(this.checkout);
			Path export = this.directory.resolve("export");
			repository.export(repository.head().orElseThrow(), export);
			assertThat(export.resolve("gitops/base/a.yaml")).hasContent("a");
			assertThat(export.resolve("README.md")).doesNotExist();
		}
		try (Git git = Git.open(this.directory.resolve("platform.git").toFile())) {
			RevCommit first = git.log().call().iterator().next();
			assertThat(first.getParentCount()).isZero();
			assertThat(first.getAuthorIdent().getEmailAddress()).isEqualTo("platform@localhost");
		}
	}

	@Test
	void keepsWhatIsThere() throws Exception {
		String first;
		try (PlatformRepository repository = open()) {
			repository.seed(this.checkout);
			first = repository.head().orElseThrow();
		}
		Files.writeString(this.checkout.resolve("gitops/base/a.yaml"), "changed");
		try (PlatformRepository repository = open()) {
			repository.seed(this.checkout);
			assertThat(repository.head()).contains(first);
		}
	}

	@Test
	void seesWhatIsPushed() throws Exception {
		try (PlatformRepository repository = open()) {
			repository.seed(this.checkout);
			Path clone = this.directory.resolve("clone");
			try (Git git = Git.cloneRepository()
				.setURI(this.directory.resolve("platform.git").toUri().toString())
				.setDirectory(clone.toFile())
				.call()) {
				Files.writeString(clone.resolve("gitops/base/a.yaml"), "pushed");
				git.commit().setAll(true).setMessage("Change a").setSign(false).call();
				git.push().call();
			}
			Path export = this.directory.resolve("export");
			repository.export(repository.head().orElseThrow(), export);
			assertThat(export.resolve("gitops/base/a.yaml")).hasContent("pushed");
		}
	}

	@Test
	void startsWithTheLinksOfTheCheckoutThatStayInIt() throws Exception {
		Files.createSymbolicLink(this.checkout.resolve("gitops/base/b.yaml"), Path.of("a.yaml"));
		try (PlatformRepository repository = open()) {
			repository.seed(this.checkout);
			Path export = this.directory.resolve("export");
			repository.export(repository.head().orElseThrow(), export);
			assertThat(export.resolve("gitops/base/b.yaml")).isSymbolicLink().hasContent("a");
		}
	}

	@Test
	void refusesALinkOfTheCheckoutThatLeadsOut() throws Exception {
		Files.createSymbolicLink(this.checkout.resolve("gitops/base/b.yaml"), Path.of("../../../outside"));
		Files.writeString(this.directory.resolve("outside"), "outside");
		try (PlatformRepository repository = open()) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> repository.seed(this.checkout))
				.withMessage(
						"gitops/base/b.yaml is a symbolic link to ../../../outside, which leads out of the repository");
			assertThat(repository.head()).isEmpty();
		}
	}

	@Test
	void takesNoObjectThatGitWouldNotMake() throws Exception {
		open().close();
		try (Git git = Git.open(this.directory.resolve("platform.git").toFile())) {
			assertThat(git.getRepository().getConfig().getBoolean("receive", "fsckObjects", false)).isTrue();
		}
	}

	private PlatformRepository open() throws Exception {
		return PlatformRepository.open(this.directory.resolve("platform.git"), "main");
	}

}
