package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;

/**
 * Finds where a rendered object is written. What a kustomization generates or sets is
 * found there; everything else in the file that the object begins with, at the deepest of
 * the keys that stands in it.
 */
final class Sources {

	private static final String SERVICE_NAME = "service-name";

	// Values that overlays set where a base has placeholders.
	private static final Set<String> SET_BY_PATCHES = Set.of("host", EnvironmentFence.NAME, SERVICE_NAME);

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
		return namespace(violation).or(() -> setting(violation))
			.or(() -> kustomization.imageSetting(images))
			.or(() -> manifest(resource)
				.map((document) -> document.image(images).orElseGet(() -> document.at(violation.field()))))
			.or(() -> kustomization.generator(resource.name()))
			.orElseGet(() -> new Source(kustomization.file(), 1));
	}

	// A kustomization's counts, whatever a manifest says.
	private Optional<Source> namespace(Violation violation) {
		String namespace = String.valueOf(violation.resource().at("metadata", "namespace"));
		return !violation.field().equals(OwnNamespace.FIELD) ? Optional.empty()
				: closure(violation.resource().folder()).stream()
					.filter(KustomizationFile::is)
					.flatMap((file) -> documents(file).stream())
					.filter((kustomization) -> kustomization.text("namespace").equals(namespace))
					.findFirst()
					.map((kustomization) -> kustomization.at(List.of("namespace")));
	}

	/**
	 * Where a patch sets what is wrong: the message ends with it, be it a host or the key
	 * of a label.
	 */
	private Optional<Source> setting(Violation violation) {
		int colon = violation.message().lastIndexOf(": ");
		if (!SET_BY_PATCHES.contains(violation.rule()) || colon < 0) {
			return Optional.empty();
		}
		List<String> words = Stream.of(violation.message().substring(colon + 2).split(", "))
			.flatMap((word) -> Stream.of(word, word.replace("/", "~1")))
			.toList();
		// A service's name is in many lines that are not about its label.
		String label = violation.rule().equals(SERVICE_NAME) ? "app.kubernetes.io" : "";
		return closure(violation.resource().folder()).stream()
			.filter(KustomizationFile::is)
			.flatMap((file) -> line(file, words, label).stream())
			.findFirst()
			.or(() -> manifest(violation.resource()).flatMap((document) -> line(document.file(), words, label)));
	}

	private Optional<Source> line(String file, List<String> words, String label) {
		List<String> lines = this.snapshot.read(file).stream().flatMap(String::lines).toList();
		for (int index = 0; index < lines.size(); index++) {
			List<String> there = List.of(lines.get(index).split("[^A-Za-z0-9*./~_-]+"));
			if (lines.get(index).contains(label) && words.stream()
				.anyMatch(
						(word) -> there.stream().anyMatch((part) -> part.equals(word) || part.endsWith("/" + word)))) {
				return Optional.of(new Source(file, index + 1));
			}
		}
		return Optional.empty();
	}

	private List<String> closure(String folder) {
		return this.closures.computeIfAbsent(folder, this::files);
	}

	// A folder that is deleted, or does not build any more, has no line to name.
	private List<String> files(String folder) {
		try {
			return List.copyOf(new Closure(this.snapshot).of(folder));
		}
		catch (Problem notBuilt) {
			return List.of();
		}
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
		String file = KustomizationFile.in(this.snapshot, folder)
			.map(KustomizationFile::path)
			.orElse(folder + "/kustomization.yaml");
		return documents(file).stream().findFirst().orElseGet(() -> new SourceDocument(file, null));
	}

	private List<SourceDocument> candidates(Resource resource) {
		List<SourceDocument> candidates = new ArrayList<>();
		for (String file : closure(resource.folder())) {
			if ((file.endsWith(".yaml") || file.endsWith(".yml")) && !KustomizationFile.is(file)) {
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
