package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Closure;
import dev.platform.cli.gitops.Snapshot;

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
		if (violation.field().contains("image")) {
			Optional<Source> image = kustomization.image(resource);
			if (image.isPresent()) {
				return image.get();
			}
		}
		List<SourceDocument> candidates = candidates(resource);
		return first(candidates, (document) -> document.name().equals(resource.name()))
			.or(() -> (candidates.size() == 1) ? Optional.of(candidates.getFirst()) : Optional.empty())
			.map((document) -> document.at(violation.field()))
			.or(() -> kustomization.generator(resource.name()))
			.orElseGet(() -> new Source(kustomization.file(), 1));
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
