package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.manifest.Manifests;
import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.policy.RenderedOverlay;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * A preview and the commit after it are the same, byte for byte, whatever the repository:
 * random ones for some seconds. {@code -Dfuzz.seconds=600} for longer,
 * {@code -Dfuzz.seed=} to begin with the seed of a failure.
 */
class PreviewPropertyIntegrationTests {

	private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 15));

	private final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	@TempDir
	Path directory;

	private int promotions;

	private int findings;

	@Test
	void theCommitDoesExactlyWhatThePreviewShowed() throws IOException {
		Instant end = Instant.now().plus(TIME);
		long seed = Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong(1L << 40));
		for (; Instant.now().isBefore(end); seed++) {
			try {
				previewAndPromote(seed);
			}
			catch (RuntimeException | Error ex) {
				fail("-Dfuzz.seed=" + seed, ex);
			}
		}
		assertThat(this.promotions).isPositive();
		assertThat(this.findings).as("broken policies").isPositive();
	}

	private void previewAndPromote(long seed) throws IOException {
		Path place = Files.createDirectory(this.directory.resolve("seed-" + seed));
		RandomRepository repository = new RandomRepository(seed);
		EnvironmentName target = new EnvironmentName(repository.target());
		Path bare = repository.create(place);
		GitRemote remote = new GitRemote(() -> new RepositoryLocation(bare.toString(), "main"), place.resolve("cache"));
		MakeChange change = PromotionPath.of(remote);
		Snapshot before = remote.fetch();

		if (isLopsided(new GitopsRepository(before), target)) {
			for (boolean dryRun : new boolean[] { true, false }) {
				assertThatExceptionOfType(Problem.class)
					.isThrownBy(() -> change.run(dryRun, (at) -> Promote.intent(at, target, null)))
					.withMessageContaining("release.env");
			}
			assertThat(remote.fetch().revision()).isEqualTo(before.revision());
			return;
		}
		Preview preview = (Preview) change.run(true, (at) -> Promote.intent(at, target, null));
		assertThat(remote.fetch().revision()).isEqualTo(before.revision());
		Outcome outcome = (Outcome) change.run(false, (at) -> Promote.intent(at, target, null));

		assertThat(outcome.releases()).isEqualTo(preview.releases());
		if (outcome.revision() == null) {
			assertThat(preview.files()).isEmpty();
			return;
		}
		this.promotions++;
		assertThat(preview.revision()).isEqualTo(GitServer.git(bare, "rev-parse", outcome.revision() + "^"));
		assertThat(rawDifference(bare, outcome.revision())).isEqualTo(preview.files());
		Snapshot after = remote.fetch();
		Schemas none = new Schemas(Path.of(""));
		Findings found = Findings.of(new Inspection(after, null),
				new Rendered(overlays(before, target, preview), overlays(after, target, preview)), none);
		assertThat(preview.verdict().findings()).isEqualTo(found);
		this.findings += found.brought().size();
		List<ResourceDifference> rendered = ResourceDifference.between(rendered(before, target, preview),
				rendered(after, target, preview));
		assertThat(rendered).isEqualTo(preview.resources());
		assertThat(rendered.isEmpty()).as("lines end otherwise, that is all").isEqualTo(!meansAnything(preview));
		Outcome again = (Outcome) change.run(false, (at) -> Promote.intent(at, target, null));
		assertThat(again.revision()).as("nothing is left to do").isNull();
	}

	// Whether a service has settings on one side alone.
	private static boolean isLopsided(GitopsRepository at, EnvironmentName target) {
		EnvironmentName source = Objects.requireNonNull(at.pipeline().environment(target).after());
		return at.overlays(target).stream().anyMatch((overlay) -> {
			Release wanted = at.overlay(source, overlay.service()).release();
			return !wanted.image().isUnreleased()
					&& wanted.settingsText().isPresent() != overlay.release().settingsText().isPresent();
		});
	}

	private static boolean meansAnything(Preview preview) {
		return preview.releases()
			.stream()
			.anyMatch((release) -> !release.fromImage().equals(release.toImage()) || !release.settings().isEmpty());
	}

	// What Git itself says of the commit.
	private static List<FileChange> rawDifference(Path bare, String revision) throws IOException {
		return GitServer.git(bare, "diff-tree", "-r", "--raw", "--no-abbrev", "--no-commit-id", revision)
			.lines()
			.map((line) -> line.split("[ \t]"))
			.map((fields) -> new FileChange(fields[5], fields[2], fields[3]))
			.toList();
	}

	private Manifests rendered(Snapshot snapshot, EnvironmentName environment, Preview preview) {
		return Manifests.all(overlays(snapshot, environment, preview).stream()
			.map((overlay) -> Manifests.parse(overlay.manifests()))
			.toList());
	}

	private List<RenderedOverlay> overlays(Snapshot snapshot, EnvironmentName environment, Preview preview) {
		return preview.releases()
			.stream()
			.map((release) -> "gitops/overlays/%s/%s".formatted(environment, release.service()))
			.map((folder) -> new RenderedOverlay(environment, folder, this.kustomize.build(snapshot, folder)))
			.toList();
	}

}
