package dev.platform.engine.kustomization;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.platform.engine.kustomization.Reference.Kind;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The parts of a kustomization that name files in one of their keys.
 */
final class FileFields {

	static final Set<String> PATCH = Set.of("path", "patch", "target", "options");

	static final Set<String> GENERATOR = Set.of("name", "namespace", "behavior", "literals", "files", "envs", "env",
			"options", "type");

	private final References references;

	private final String what;

	FileFields(References references, String what) {
		this.references = references;
		this.what = what;
	}

	Object openapi(Node value) {
		return References.isNull(value) ? value : fields(value, Set.of("path", "version"), Map.of("path", this::yaml));
	}

	Object patch(Node value) {
		return fields(value, PATCH, Map.of("path", this::yaml, "patch", this::inline));
	}

	Object replacement(Node value) {
		return fields(value, Set.of("path", "source", "sourceValue", "targets"), Map.of("path", this::yaml));
	}

	Object generator(Node value) {
		return fields(value, GENERATOR, generatorFiles());
	}

	Map<String, Function<Node, Object>> generatorFiles() {
		return Map.of("files", (files) -> this.references.each(files, this::keyAndFile), "envs",
				(files) -> this.references.each(files, this::data), "env", this::data);
	}

	/** The fields of a mapping, of which some name files. */
	Map<String, Object> fields(Node value, Set<String> known, Map<String, Function<Node, Object>> files) {
		Map<String, Object> fields = new LinkedHashMap<>();
		Entries.of(this.references.file(), value).forEach((key, entry) -> {
			if (!known.contains(key)) {
				throw Place.of(this.references.file(), entry.key())
					.wrong("\"%s\" is not known in %s".formatted(Shown.text(key), this.what));
			}
			Function<Node, Object> file = files.get(key);
			fields.put(key, (file == null || isNothing(entry.value())) ? entry.value() : file.apply(entry.value()));
		});
		return fields;
	}

	private static boolean isNothing(Node value) {
		return References.isNull(value) || value instanceof ScalarNode scalar && scalar.getValue().isEmpty();
	}

	Object inline(Node value) {
		return this.references.inline(value);
	}

	Object yaml(Node value) {
		return this.references.file(value, Kind.YAML);
	}

	private Object data(Node value) {
		return this.references.file(value, Kind.DATA);
	}

	// As in: nginx.conf, or default.conf=nginx.conf
	private Object keyAndFile(Node value) {
		String[] parts = this.references.text(value).split("=", -1);
		Place place = this.references.path(value).place();
		if (parts.length > 2) {
			throw place.wrong("%s has more than one =".formatted(Shown.text(this.references.text(value))));
		}
		Object path = this.references.file(new WrittenPath(parts[parts.length - 1], place), Kind.DATA);
		return (parts.length == 2) ? parts[0] + "=" + path : path;
	}

}
