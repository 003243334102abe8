package dev.platform.local.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;

/**
 * The environments of a commit: the folders under {@code gitops/overlays}, in the order
 * of {@code gitops/pipeline.yaml}; those it does not name come last.
 */
public record Overlays(Snapshot snapshot) {

	private static final String ROOT = "gitops/overlays";

	private static final String PIPELINE = "gitops/pipeline.yaml";

	public List<String> environments() {
		List<String> folders = this.snapshot.folders(ROOT);
		Set<String> ordered = new LinkedHashSet<>(pipeline());
		ordered.retainAll(folders);
		ordered.addAll(folders);
		return List.copyOf(ordered);
	}

	/** The folder of an environment, relative to the repository's root. */
	public static String folder(String environment) {
		return ROOT + "/" + environment;
	}

	private List<String> pipeline() {
		List<String> names = new ArrayList<>();
		this.snapshot.read(PIPELINE).map((text) -> new YamlFile(PIPELINE, text).content()).ifPresent((content) -> {
			if (content instanceof Map<?, ?> fields && fields.get("environments") instanceof List<?> environments) {
				for (Object environment : environments) {
					names.add((environment instanceof Map<?, ?> one) ? String.valueOf(one.get("name")) : "");
				}
			}
		});
		return names;
	}

}
