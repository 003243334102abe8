package dev.platform.engine.kustomization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Reference.Kind;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a kustomization, and refuses what kustomize would fetch or run for it. Kustomize
 * knows keys in any case, takes the last of several documents' keys or the first: here
 * each key is known, in its own spelling, and stands once.
 */
final class KustomizationReader {

	private static final Set<String> WITHOUT_FILES = Set.of("apiVersion", "kind", "metadata", "namePrefix",
			"nameSuffix", "namespace", "commonLabels", "labels", "commonAnnotations", "images", "imageTags", "replicas",
			"vars", "sortOptions", "generatorOptions", "buildMetadata");

	private final References references;

	private final String file;

	KustomizationReader(ReachableFiles files, KustomizationFile file) {
		this.file = file.path();
		this.references = new References(files, file.folder(), this.file);
	}

	ReadKustomization read(String text) {
		List<Node> documents = ParsedYaml.documents(this.file, 0, text);
		if (documents.size() != 1) {
			throw new Place(this.file, documents.isEmpty() ? 1 : documents.get(1).getStartMark().getLine() + 1)
				.wrong(documents.isEmpty() ? "this kustomization is empty"
						: "kustomize reads the first document alone, and this is another");
		}
		Map<String, Object> content = new LinkedHashMap<>();
		Entries.of(this.file, documents.getFirst()).forEach((key, entry) -> content.put(key, value(key, entry)));
		return new ReadKustomization(this.file, new CanonicalYaml(this.file).of(content) + "\n", this.references.all(),
				this.references.plugins());
	}

	private Object value(String key, Entries.Entry entry) {
		Node value = entry.value();
		return switch (key) {
			case "resources", "bases" -> this.references.each(value, this.references::fileOrFolder);
			case "components" -> this.references.each(value, this.references::folder);
			case "crds", "configurations" ->
				this.references.each(value, (item) -> this.references.file(item, Kind.YAML));
			case "openapi" -> new FileFields(this.references, key).openapi(value);
			case "patches", "patchesJson6902" ->
				this.references.each(value, (item) -> new FileFields(this.references, key).patch(item));
			case "patchesStrategicMerge" -> this.references.each(value, this.references::inlineOrFile);
			case "replacements" ->
				this.references.each(value, (item) -> new FileFields(this.references, key).replacement(item));
			case "configMapGenerator", "secretGenerator" ->
				this.references.each(value, (item) -> new FileFields(this.references, key).generator(item));
			case "generators", "transformers", "validators" ->
				this.references.each(value, new Plugins(this.references)::entry);
			case "helmCharts", "helmGlobals", "helmChartInflationGenerator" -> throw helm(key, entry);
			default -> {
				if (!WITHOUT_FILES.contains(key)) {
					throw Place.of(this.file, entry.key())
						.wrong("\"%s\" is not known in a kustomization".formatted(Shown.text(key)));
				}
				yield value;
			}
		};
	}

	private Problem helm(String key, Entries.Entry entry) {
		return Place.of(this.file, entry.key())
			.refused("\"%s\" runs Helm, and rendering runs nothing".formatted(key),
					"commit what `helm template` writes, and refer to that file");
	}

}
