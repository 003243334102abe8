package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * The image that a service's overlay sets is that of a container: a release would be
 * committed otherwise, and change nothing.
 */
record ImageInUse(Snapshot snapshot) implements Rule {

	@Override
	public String name() {
		return "image-in-use";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		Map<String, List<Resource>> folders = new LinkedHashMap<>();
		resources
			.forEach((resource) -> folders.computeIfAbsent(resource.folder(), (_) -> new ArrayList<>()).add(resource));
		List<Violation> violations = new ArrayList<>();
		folders.values().forEach((folder) -> unused(folder).ifPresent(violations::add));
		return violations;
	}

	private Optional<Violation> unused(List<Resource> folder) {
		Resource first = folder.getFirst();
		SortedSet<String> images = RenderedImages.of(folder);
		return image(first).filter((image) -> !images.contains(image))
			.map((image) -> new Violation(first, Severity.ERROR, name(), List.of("image"),
					images.isEmpty() ? "%s is set, and there is no container".formatted(image)
							: "%s is set, and no container has it, only: %s".formatted(image,
									String.join(" and ", images)),
					"under images, name: is the image that the base's container has, without its tag"));
	}

	// What cannot be read is told by whoever needs it, in its own words.
	private Optional<String> image(Resource resource) {
		try {
			return new GitopsRepository(this.snapshot).overlays(resource.environment())
				.stream()
				.filter((overlay) -> overlay.folder().equals(resource.folder()))
				.findFirst()
				.map((overlay) -> overlay.release().image().toString());
		}
		catch (Problem unreadable) {
			return Optional.empty();
		}
	}

}
