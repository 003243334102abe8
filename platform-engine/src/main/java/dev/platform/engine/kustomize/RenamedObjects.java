package dev.platform.engine.kustomize;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a folder whose names kustomize changes, and all that its files say.
 * Kustomize follows such a change in every reference of one build, also where another
 * folder means something else by that name.
 *
 * @param names the names before the change
 * @param text the files the folder is rendered from
 * @param everywhere whether it sets what holds for a whole build
 */
record RenamedObjects(Set<String> names, String text, boolean everywhere) {

	private static final Pattern NAME = Pattern.compile("\\bname[\"']?:\\s*[\"']?([^\\s\"',}]+)");

	// Kustomize merges them upwards, to where a build begins, or reads them there alone.
	private static final List<String> EVERYWHERE = List.of("openapi", "crds", "configurations", "vars", "buildMetadata",
			"sortOptions");

	/**
	 * Those of a folder.
	 * @param files the texts it is rendered from, by path
	 */
	static RenamedObjects of(Map<String, String> files) {
		StringBuilder text = new StringBuilder();
		Set<String> names = new HashSet<>();
		boolean all = false;
		boolean everywhere = false;
		for (Map.Entry<String, String> file : files.entrySet()) {
			text.append(file.getValue()).append('\n');
			if (KustomizationFile.is(file.getKey())
					&& new YamlFile(file.getKey(), file.getValue()).content() instanceof Map<?, ?> fields) {
				Stream.of("configMapGenerator", "secretGenerator").forEach((key) -> generated(fields.get(key), names));
				all |= fields.containsKey("namePrefix") || fields.containsKey("nameSuffix")
						|| fields.containsKey("generators") || fields.containsKey("transformers");
				everywhere |= EVERYWHERE.stream().anyMatch(fields::containsKey);
			}
		}
		if (all) {
			Matcher name = NAME.matcher(text);
			while (name.find()) {
				names.add(name.group(1));
			}
		}
		return new RenamedObjects(names, text.toString(), everywhere);
	}

	private static void generated(@Nullable Object generators, Set<String> names) {
		if (generators instanceof List<?> list) {
			list.forEach((generator) -> names
				.add((generator instanceof Map<?, ?> fields) ? String.valueOf(fields.get("name")) : ""));
		}
	}

	/** Whether one of the two could be rendered otherwise beside the other. */
	boolean disturb(RenamedObjects other) {
		return this.everywhere || other.everywhere || this.names.stream().anyMatch(other.text::contains)
				|| other.names.stream().anyMatch(this.text::contains);
	}

}
