package dev.platform.cli.gitops;

import java.util.Map;
import java.util.Optional;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlPath;

/**
 * One service in one environment, at one revision.
 */
public record Overlay(Snapshot snapshot, EnvironmentName environment, ServiceName service) {

	public static final String ROOT = "gitops/overlays";

	/** The folder, {@code gitops/overlays/<environment>/<service>}. */
	public String folder() {
		return "%s/%s/%s".formatted(ROOT, this.environment, this.service);
	}

	/** Whether the service is in the environment at all. */
	public boolean exists() {
		return KustomizationFile.isIn(this.snapshot, folder());
	}

	/** The release that the overlay asks for. */
	public Release release() {
		return new Release(image().reference(), this.snapshot.read(releaseFile()));
	}

	/**
	 * The edits that make this overlay ask for another release; none where it does
	 * already.
	 */
	public Changes changesTo(Release wanted) {
		Release now = release();
		YamlFile file = kustomization();
		YamlFile edited = image().with(wanted.image());
		if (now.image().isUnreleased() != wanted.image().isUnreleased()) {
			edited = withReplicas(edited, wanted.image().isUnreleased());
		}
		Changes changes = edited.equals(file) ? Changes.none() : Changes.none().with(file.path(), edited.text());
		if (wanted.settingsText().equals(now.settingsText())) {
			return changes;
		}
		if (now.settingsText().isEmpty()) {
			throw lacksReleaseFile();
		}
		return changes.with(releaseFile(), wanted.settingsText().orElseThrow(this::hasReleaseFile));
	}

	// Nothing is started of what does not exist; from the second environment on there are
	// two, so that a node can be drained, but not in a preview, which copies the first.
	private YamlFile withReplicas(YamlFile file, boolean none) {
		YamlPath count = YamlPath.of("replicas", "name=" + this.service, "count");
		if (file.scalar(count).isEmpty()) {
			return file;
		}
		boolean later = new GitopsRepository(this.snapshot).pipeline()
			.environments()
			.stream()
			.anyMatch((candidate) -> candidate.name().equals(this.environment) && candidate.after() != null);
		return file.with(count, none ? 0 : later ? 2 : 1);
	}

	/** The release with another image and some of its settings changed. */
	public Release releaseWith(ImageReference image, Map<String, String> settings) {
		Optional<String> text = release().settingsText();
		if (settings.isEmpty()) {
			return new Release(image, text);
		}
		EnvFile file = new EnvFile(text.orElseThrow(this::lacksReleaseFile));
		for (Map.Entry<String, String> setting : settings.entrySet()) {
			file = file.with(setting.getKey(), setting.getValue());
		}
		return new Release(image, Optional.of(file.text()));
	}

	private YamlFile kustomization() {
		KustomizationFile file = KustomizationFile.in(this.snapshot, folder())
			.orElseThrow(() -> Problem.usage("%s has no overlay in %s".formatted(this.service, this.environment),
					"platform service list"));
		return new YamlFile(file.path(), file.text());
	}

	private ServiceImage image() {
		return ServiceImage.of(kustomization(), this.service);
	}

	/**
	 * Where its image is written, {@code gitops/overlays/dev/vote/kustomization.yaml:8}.
	 */
	public String imagePlace() {
		return image().place();
	}

	private String releaseFile() {
		return folder() + "/release.env";
	}

	private Problem lacksReleaseFile() {
		return Problem.failed("%s takes no release settings: it has no release.env".formatted(folder()),
				"add release.env and a configMapGenerator for it to the overlay");
	}

	private Problem hasReleaseFile() {
		return Problem.failed("%s would keep its release.env: the release that is wanted has none".formatted(folder()),
				"add release.env where the release comes from, or take it away here, with its configMapGenerator");
	}

}
