package dev.platform.engine.kustomization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Generators, transformers and validators of a kustomization: those alone that are built
 * into kustomize, without Helm.
 */
final class Plugins {

	// They load no files.
	private static final Set<String> WITHOUT_FILES = Set.of("AnnotationsTransformer", "HashTransformer",
			"IAMPolicyGenerator", "ImageTagTransformer", "LabelTransformer", "LegacyOrderTransformer",
			"NamespaceTransformer", "PrefixSuffixTransformer", "PrefixTransformer", "ReplicaCountTransformer",
			"SortOrderTransformer", "SuffixTransformer");

	private final References references;

	Plugins(References references) {
		this.references = references;
	}

	/** One as text, or a file of some. */
	Object entry(Node item) {
		String text = this.references.text(item);
		return References.isInline(text)
				? checked(this.references.file(), Place.of(this.references.file(), item).line(), text)
				: this.references.plugins(item, (file, content) -> checked(file, 0, content));
	}

	private String checked(String file, int above, String text) {
		List<String> documents = new ArrayList<>();
		for (Node document : ParsedYaml.documents(file, above, text)) {
			documents.add(new CanonicalYaml(file).of(plugin(this.references.in(file), document)));
		}
		return String.join("\n---\n", documents) + "\n";
	}

	private static Object plugin(References references, Node document) {
		Map<String, Entries.Entry> entries = Entries.of(references.file(), document);
		String kind = text(entries.get("kind"));
		if (!text(entries.get("apiVersion")).equals("builtin") || kind.equals("HelmChartInflationGenerator")) {
			throw program(references, document, kind);
		}
		FileFields fields = new FileFields(references, kind);
		return switch (kind) {
			case "ConfigMapGenerator", "SecretGenerator" ->
				fields.fields(document, object(FileFields.GENERATOR), fields.generatorFiles());
			case "PatchTransformer" -> fields.fields(document, object(FileFields.PATCH),
					Map.of("path", fields::yaml, "patch", fields::inline));
			case "PatchJson6902Transformer" -> fields.fields(document, object(Set.of("target", "path", "jsonOp")),
					Map.of("path", fields::yaml, "jsonOp", fields::inline));
			case "PatchStrategicMergeTransformer" -> fields.fields(document, object(Set.of("paths", "patches")), Map
				.of("paths", (paths) -> references.each(paths, references::inlineOrFile), "patches", fields::inline));
			case "ReplacementTransformer" -> fields.fields(document, object(Set.of("replacements")),
					Map.of("replacements", (list) -> references.each(list, fields::replacement)));
			case "ValueAddTransformer" -> fields.fields(document, object(Set.of("value", "targets", "targetFilePath")),
					Map.of("targetFilePath", fields::yaml));
			default -> {
				if (!WITHOUT_FILES.contains(kind)) {
					throw program(references, document, kind);
				}
				yield document;
			}
		};
	}

	private static Problem program(References references, Node document, String kind) {
		return Place.of(references.file(), document)
			.refused("the plugin %s is a program, and rendering runs none".formatted(Shown.text(kind)),
					"use one that is built into kustomize, with apiVersion: builtin");
	}

	private static Set<String> object(Set<String> keys) {
		Set<String> all = new HashSet<>(keys);
		all.addAll(Set.of("apiVersion", "kind", "metadata"));
		return all;
	}

	private static String text(Entries.@Nullable Entry entry) {
		return (entry != null && entry.value() instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

}
