package dev.platform.cli.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The images that containers have, init containers too, wherever an object holds a pod:
 * in a Deployment as in a resource of somebody's own kind.
 */
public final class RenderedImages {

	// Those whose images kustomize sets.
	private static final List<String> CONTAINERS = List.of("containers", "initContainers");

	private final SortedSet<String> images = new TreeSet<>();

	private RenderedImages() {
	}

	/**
	 * Whether a container has an image. Only objects that name it anywhere are parsed: it
	 * is asked in every promotion.
	 */
	public static boolean have(RenderedOverlay overlay, String image) {
		return Arrays.stream(overlay.manifests().split("(?m)^---\\n"))
			.filter((object) -> object.contains(image))
			.anyMatch((object) -> of(new RenderedOverlay(overlay.environment(), overlay.folder(), object))
				.contains(image));
	}

	public static SortedSet<String> of(RenderedOverlay overlay) {
		return of(RenderedResources.of(overlay));
	}

	static SortedSet<String> of(Collection<Resource> resources) {
		RenderedImages found = new RenderedImages();
		resources.forEach((resource) -> found.collect(resource.content()));
		return found.images;
	}

	private void collect(@Nullable Object value) {
		switch (value) {
			case Map<?, ?> map -> {
				CONTAINERS.forEach((key) -> collectImages(map.get(key)));
				map.values().forEach(this::collect);
			}
			case List<?> list -> list.forEach(this::collect);
			case null, default -> {
			}
		}
	}

	private void collectImages(@Nullable Object containers) {
		if (containers instanceof List<?> list) {
			for (Object container : list) {
				if (container instanceof Map<?, ?> map && map.get("image") instanceof String image) {
					this.images.add(image);
				}
			}
		}
	}

}
