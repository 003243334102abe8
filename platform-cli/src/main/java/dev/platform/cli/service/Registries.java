package dev.platform.cli.service;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;

/**
 * Where the images of the services that are there come from.
 */
record Registries(GitopsRepository repository) {

	private static final String NONE = "registry.example.com";

	/** The one that most services of the first environment come from. */
	String usual() {
		Map<String, Integer> counts = new TreeMap<>();
		for (Overlay overlay : this.repository.overlays(this.repository.pipeline().first().name())) {
			String image = overlay.release().image().repository();
			if (image.endsWith("/" + overlay.service())) {
				counts.merge(image.substring(0, image.lastIndexOf('/')), 1, Integer::sum);
			}
		}
		return counts.entrySet()
			.stream()
			.max(Comparator.comparingInt(Map.Entry::getValue))
			.map(Map.Entry::getKey)
			.orElse(NONE);
	}

}
