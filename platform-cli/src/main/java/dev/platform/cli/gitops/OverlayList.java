package dev.platform.cli.gitops;

import java.util.Map;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlList;
import dev.platform.engine.yaml.YamlPath;

/**
 * The folders that an environment's overlay is built from.
 */
public record OverlayList(Snapshot snapshot, EnvironmentName environment) {

	private static final YamlPath RESOURCES = YamlPath.of("resources");

	/** The edit that adds a folder, in its place if the list is sorted. */
	public Map<String, String> with(String folder) {
		YamlList list = list();
		return (list.indexOf(folder) >= 0) ? Map.of() : Map.of(path(), list.with(list.place(folder), folder).text());
	}

	/** The edit that takes a folder away; none where it is not listed. */
	public Map<String, String> without(String folder) {
		YamlList list = list();
		int index = list.indexOf(folder);
		return (index < 0) ? Map.of() : Map.of(path(), list.without(index).text());
	}

	private String path() {
		String folder = "%s/%s".formatted(Overlay.ROOT, this.environment);
		return KustomizationFile.in(this.snapshot, folder)
			.map(KustomizationFile::path)
			.orElse(folder + "/kustomization.yaml");
	}

	private YamlList list() {
		String text = this.snapshot.read(path())
			.orElseThrow(() -> Problem.failed("the environment %s has no %s".formatted(this.environment, path()),
					"add it, with the list resources"));
		return new YamlFile(path(), text).list(RESOURCES);
	}

}
