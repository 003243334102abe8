package dev.platform.engine.kustomize;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a folder whose names kustomize changes, and all that its files say.
 * Kustomize follows such a change in every reference of one build, also where another
 * folder means something else by that name.
 *
 * @param names the names before the change
 * @param text the files the folder is rendered from
 */
record RenamedObjects(Set<String> names, String text) {

	private static final Pattern NAME = Pattern.compile("\\bname:\\s*[\"']?([^\\s\"',}]+)");

	static RenamedObjects of(Snapshot snapshot, Set<String> files) {
		StringBuilder text = new StringBuilder();
		Set<String> names = new HashSet<>();
		boolean all = false;
		for (String file : files) {
			String content = snapshot.read(file).orElseThrow();
			text.append(content).append('\n');
			if (file.endsWith("/kustomization.yaml")
					&& new YamlFile(file, content).content() instanceof Map<?, ?> fields) {
				Stream.of("configMapGenerator", "secretGenerator").forEach((key) -> generated(fields.get(key), names));
				all |= fields.containsKey("namePrefix") || fields.containsKey("nameSuffix");
			}
		}
		if (all) {
			Matcher name = NAME.matcher(text);
			while (name.find()) {
				names.add(name.group(1));
			}
		}
		return new RenamedObjects(names, text.toString());
	}

	private static void generated(@Nullable Object generators, Set<String> names) {
		if (generators instanceof List<?> list) {
			list.forEach((generator) -> names
				.add((generator instanceof Map<?, ?> fields) ? String.valueOf(fields.get("name")) : ""));
		}
	}

	/** Whether one of the two could be rendered otherwise beside the other. */
	boolean disturb(RenamedObjects other) {
		return this.names.stream().anyMatch(other.text::contains) || other.names.stream().anyMatch(this.text::contains);
	}

}
