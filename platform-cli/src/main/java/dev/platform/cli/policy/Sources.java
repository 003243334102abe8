package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.repository.Snapshot;

/**
 * Finds where a rendered object is written. What a kustomization generates or sets is
 * found there; everything else in the file that the object begins with, at the deepest of
 * the keys that stands in it.
 */
final class Sources {

	private final Snapshot snapshot;

	private final Map<String, List<SourceDocument>> documents = new HashMap<>();

	private final Map<String, List<String>> closures = new HashMap<>();

	Sources(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	Source of(Violation violation) {
		Resource resource = violation.resource();
		SourceDocument kustomization = kustomization(resource.folder());
		// The images that it is about are those that its message names.
		List<String> images = violation.field().contains("image") ? List.of(violation.message().split("[\\s,]+"))
				: List.of();
		return kustomization.imageSetting(images)
			.or(() -> manifest(resource)
				.map((document) -> document.image(images).orElseGet(() -> document.at(violation.field()))))
			.or(() -> kustomization.generator(resource.name()))
			.orElseGet(() -> new Source(kustomization.file(), 1));
	}

	private Optional<SourceDocument> manifest(Resource resource) {
		List<SourceDocument> candidates = candidates(resource);
		return first(candidates, (document) -> document.name().equals(resource.name()))
			.or(() -> (candidates.size() == 1) ? Optional.of(candidates.getFirst()) : Optional.empty());
	}

	private static Optional<SourceDocument> first(List<SourceDocument> documents, Predicate<SourceDocument> wanted) {
		return documents.stream().filter(wanted).findFirst();
	}

	private SourceDocument kustomization(String folder) {
		String file = folder + "/kustomization.yaml";
		return documents(file).stream().findFirst().orElseGet(() -> new SourceDocument(file, null));
	}

	private List<SourceDocument> candidates(Resource resource) {
		List<SourceDocument> candidates = new ArrayList<>();
		for (String file : this.closures.computeIfAbsent(resource.folder(),
				(folder) -> List.copyOf(new Closure(this.snapshot).of(folder)))) {
			if (file.endsWith(".yaml") && !file.endsWith("/kustomization.yaml")) {
				documents(file).stream()
					.filter((document) -> document.kind().equals(resource.kind()))
					.forEach(candidates::add);
			}
		}
		return candidates;
	}

	private List<SourceDocument> documents(String file) {
		return this.documents.computeIfAbsent(file,
				(name) -> this.snapshot.read(name).map((text) -> SourceDocument.read(name, text)).orElse(List.of()));
	}

}
