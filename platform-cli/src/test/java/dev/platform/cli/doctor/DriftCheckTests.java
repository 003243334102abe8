package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DriftCheckTests {

	private static final String VERSION = "2.0.0@sha256:" + "a".repeat(64);

	private static final String VOTE = "registry.example.com/vote:" + VERSION;

	private final List<Rollout> rollouts = new ArrayList<>();

	@TempDir
	Path directory;

	private GitRemote remote;

	@BeforeEach
	void rollEverythingOut() throws IOException {
		this.remote = FixtureRepository.create(this.directory);
		this.rollouts
			.addAll(List.of(rollout("dev", "vote", VOTE), rollout("dev", "worker", "registry.example.com/worker:2.0.0"),
					rollout("prod", "vote", "registry.example.com/vote:1.0.0"),
					rollout("prod", "worker", "registry.example.com/worker:1.0.0")));
	}

	@Test
	void isContentWhereWhatRunsIsWhatGitAsksFor() {
		assertThat(check()).isEqualTo(Diagnosis.ok("what runs is what Git asks for"));
	}

	@Test
	void namesWhatRunsAnotherImageOrNone() {
		this.rollouts.set(0, rollout("dev", "vote", "registry.example.com/vote:0.9.0"));
		this.rollouts.remove(3);
		assertThat(check().message()).isEqualTo("not as Git asks: dev/vote, prod/worker");
	}

	@Test
	void asksForNoImageOfWhatIsNotReleased() throws IOException {
		edit("gitops/overlays/prod/vote/kustomization.yaml", "newTag: \"1.0.0\"", "newTag: unreleased");
		assertThat(check().message()).isEqualTo("not as Git asks: prod/vote");
		this.rollouts.set(2, rollout("prod", "vote"));
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void knowsAnImageByItsRepositoryWhateverTheServiceIsCalled() throws IOException {
		edit("gitops/overlays/dev/vote/kustomization.yaml", "newName: registry.example.com/vote", "newName: acme/site");
		this.rollouts.set(0, rollout("dev", "vote", "docker.io/library/proxy:3", "acme/site:" + VERSION));
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void looksAtPreviewsToo() throws IOException {
		Path work = this.directory.resolve("work");
		Files.createDirectories(work.resolve("gitops/overlays/vote-2/vote"));
		Files.copy(work.resolve("gitops/overlays/dev/vote/kustomization.yaml"),
				work.resolve("gitops/overlays/vote-2/vote/kustomization.yaml"));
		push();
		assertThat(check().message()).isEqualTo("not as Git asks: vote-2/vote");
		this.rollouts.add(rollout("vote-2", "vote", VOTE));
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	private void edit(String file, String from, String to) throws IOException {
		Path path = this.directory.resolve("work").resolve(file);
		assertThat(path).content().contains(from);
		Files.writeString(path, Files.readString(path).replace(from, to));
		push();
	}

	private void push() throws IOException {
		Path work = this.directory.resolve("work");
		GitServer.git(work, "add", ".");
		GitServer.git(work, "commit", "--quiet", "--message=Edit");
		GitServer.git(work, "push", "--quiet", this.directory.resolve("platform.git").toString(), "main");
	}

	private Diagnosis check() {
		return new DriftCheck(this.remote, new Told()).diagnose();
	}

	private static Rollout rollout(String environment, String service, String... images) {
		return new Rollout(environment, service, null, List.of(images), null, null, false, "Synced", "Healthy", null,
				null, null);
	}

	private final class Told implements RolloutTarget {

		@Override
		public String description() {
			return "a test's";
		}

		@Override
		public List<Rollout> rollouts() {
			return DriftCheckTests.this.rollouts;
		}

		@Override
		public boolean isThere() {
			return true;
		}

		@Override
		public void refresh(EnvironmentName environment, List<ServiceName> services) {
			throw new UnsupportedOperationException("doctor changes nothing");
		}

	}

}
