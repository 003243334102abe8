package dev.platform.engine.kustomize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

	// Kustomize merges them upwards, to where a build begins, or reads them there alone;
	// or
	// with them a name may be anything.
	private static final List<String> EVERYWHERE = List.of("openapi", "crds", "configurations", "vars", "buildMetadata",
			"sortOptions", "generators", "transformers");

	// What an object says with it of its earlier names, kustomize believes.
	private static final String INTERNAL = "internal.config.kubernetes.io";

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
			List<String> patches = new ArrayList<>();
			if (KustomizationFile.is(file.getKey())
					&& new YamlFile(file.getKey(), file.getValue()).content() instanceof Map<?, ?> fields) {
				Stream.of("configMapGenerator", "secretGenerator").forEach((key) -> generated(fields.get(key), names));
				all |= fields.containsKey("namePrefix") || fields.containsKey("nameSuffix");
				all |= Stream.of("patches", "patchesJson6902").anyMatch((key) -> patches(fields.get(key), patches));
				everywhere |= EVERYWHERE.stream().anyMatch(fields::containsKey) || isComposed(fields);
			}
			else if (WrittenNames.isList(file.getValue())) {
				patches.add(file.getValue());
			}
			Optional<List<WrittenNames>> read = read(file.getValue(), patches);
			everywhere |= read.isEmpty();
			for (WrittenNames written : read.orElse(List.of())) {
				all |= written.renames();
				written.words().forEach((word) -> text.append(word).append('\n'));
			}
		}
		everywhere |= text.indexOf(INTERNAL) >= 0;
		if (all) {
			everywhere |= !files.values().stream().allMatch((file) -> names(file, names));
		}
		return new RenamedObjects(names, text.toString(), everywhere);
	}

	// Most texts are what they look like, and are not read for it.
	private static Optional<List<WrittenNames>> read(String file, List<String> patches) {
		List<WrittenNames> read = new ArrayList<>();
		for (String text : WrittenNames.hidesWords(file) ? Stream.concat(Stream.of(file), patches.stream()).toList()
				: patches) {
			Optional<WrittenNames> written = WrittenNames.of(text);
			if (written.isEmpty()) {
				return Optional.empty();
			}
			read.add(written.get());
		}
		return Optional.of(read);
	}

	private static boolean names(String file, Set<String> names) {
		Optional<WrittenNames> written = WrittenNames.of(file);
		written.ifPresent((text) -> names.addAll(text.names()));
		return written.isPresent();
	}

	/** Collects the patches that are lists; whether one that is none may rename. */
	private static boolean patches(@Nullable Object value, List<String> patches) {
		boolean renames = false;
		for (Object item : (value instanceof List<?> list) ? list : List.of()) {
			if (item instanceof Map<?, ?> patch) {
				renames |= patch.get("options") instanceof Map<?, ?> options && options.containsKey("allowNameChange");
				if (patch.get("patch") instanceof String text && WrittenNames.isList(text)) {
					patches.add(text);
				}
			}
		}
		return renames;
	}

	// A part of a name that is replaced makes a name that stands nowhere.
	private static boolean isComposed(Map<?, ?> fields) {
		return fields.get("replacements") instanceof List<?> list && list.stream()
			.anyMatch((item) -> !(item instanceof Map<?, ?> replacement) || replacement.containsKey("path")
					|| String.valueOf(replacement.get("targets")).contains("delimiter"));
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
