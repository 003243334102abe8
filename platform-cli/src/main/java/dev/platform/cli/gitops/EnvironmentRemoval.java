package dev.platform.cli.gitops;

import java.util.Optional;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlList;
import dev.platform.engine.yaml.YamlPath;

/**
 * Everything that the repository has for one environment, taken away: its overlays, and
 * what Argo CD has for it.
 */
public record EnvironmentRemoval(EnvironmentName name) {

	/** The list of those that Argo CD delivers. */
	public static final String APPLICATIONS = "bootstrap/applications/kustomization.yaml";

	public Changes changes(Snapshot at) {
		Changes changes = Changes.none()
			.without(at.files("%s/%s".formatted(Overlay.ROOT, this.name)))
			.without(at.files("bootstrap/applications/" + this.name));
		Optional<YamlList> listed = at.read(APPLICATIONS)
			.map((text) -> new YamlFile(APPLICATIONS, text).list(YamlPath.of("resources")));
		int place = listed.map((list) -> list.indexOf(this.name.value())).orElse(-1);
		return (place < 0) ? changes : changes.with(APPLICATIONS, listed.get().without(place).text());
	}

}
