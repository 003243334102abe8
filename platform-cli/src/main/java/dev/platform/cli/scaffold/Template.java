package dev.platform.cli.scaffold;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.platform.cli.gitops.ObjectName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileName;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder that looks like what it makes: paths and texts hold Mustache tags, and a file
 * of which nothing is left does not come into being.
 *
 * @param name what it was called when it was asked for
 * @param version as its {@code template.yaml} says
 * @param options what can be asked for, with what holds otherwise; null where somebody
 * has to say
 * @param files their texts by path
 * @param programs the paths of those that may be run
 * @param origin where this very state of it is found again
 */
public record Template(String name, String version, String description, Map<String, @Nullable String> options,
		SortedMap<String, String> files, Set<String> programs, Origin origin) {

	static final String FILE = "template.yaml";

	private static final Set<String> NO_CONTENT = Set.of(FILE, "README.md", ".git");

	/**
	 * Reads a folder of a snapshot.
	 * @param commit the one that holds it as it is; null where none is known to
	 */
	static Template read(String name, Snapshot snapshot, String folder, @Nullable String commit) {
		String prefix = folder.isEmpty() ? "" : folder + "/";
		String text = snapshot.read(prefix + FILE)
			.orElseThrow(() -> Problem.usage("the template %s has no %s".formatted(name, FILE),
					"begin it with: version: 1"));
		SortedMap<String, String> files = new TreeMap<>();
		Set<String> programs = new HashSet<>();
		for (String file : snapshot.files(folder)) {
			String path = file.substring(prefix.length());
			if (!NO_CONTENT.contains(path) && !path.startsWith(".git/")) {
				files.put(path, text(name, snapshot, file));
				if (snapshot.isExecutable(file)) {
					programs.add(path);
				}
			}
		}
		Object content = new YamlFile(prefix + FILE, text).content();
		if (!(content instanceof Map<?, ?> fields) || fields.get("version") == null) {
			throw Problem.usage("the template %s has no version".formatted(name),
					"write into its %s: version: 1".formatted(FILE));
		}
		Map<String, @Nullable String> options = new LinkedHashMap<>();
		if (fields.get("options") instanceof Map<?, ?> known) {
			known.forEach(
					(key, value) -> options.put(String.valueOf(key), (value != null) ? String.valueOf(value) : null));
		}
		Object description = fields.get("description");
		return new Template(name, String.valueOf(fields.get("version")),
				(description != null) ? String.valueOf(description) : "", options, files, programs,
				new Origin(commit, ObjectName.ofFolder(snapshot, folder)));
	}

	// Tags are filled in, and lines merged: of anything but text neither would be left as
	// it was.
	private static String text(String name, Snapshot snapshot, String file) {
		try {
			String text = snapshot.read(file).orElseThrow();
			if (text.indexOf('\0') < 0) {
				return text;
			}
			throw Problem.failed(file + " is not text", "");
		}
		catch (Problem ex) {
			throw Problem.usage("the template %s cannot be taken: %s".formatted(name, ex.getMessage()),
					"a template holds UTF-8 text alone: take the file out, and fetch it where the service is built",
					ex);
		}
	}

	/** The files that come of these values, by path. */
	public SortedMap<String, String> render(Map<String, ?> values) {
		SortedMap<String, String> rendered = new TreeMap<>();
		this.files.forEach((path, text) -> {
			String content = filled(path, text, values);
			if (!content.isBlank()) {
				rendered.put(within(filled(path, path, values)), content);
			}
		});
		return rendered;
	}

	/** The paths of those of them that may be run. */
	public Set<String> programs(Map<String, ?> values) {
		return this.programs.stream().map((path) -> within(filled(path, path, values))).collect(Collectors.toSet());
	}

	private String within(String path) {
		if (FileName.pathFault(path).isPresent()) {
			throw Problem.usage("the template %s makes a file %s".formatted(this.name, FileName.shown(path)),
					"a template's files stay in the repository; mend the template");
		}
		return path;
	}

	/** A default, which may refer to other values. */
	public String filled(String text, Map<String, ?> values) {
		return filled(FILE, text, values);
	}

	private String filled(String path, String text, Map<String, ?> values) {
		try {
			return Mustache.compiler()
				.escapeHTML(false)
				.strictSections(true)
				.emptyStringIsFalse(true)
				.withCollector(new ValuesAlone())
				.compile(text)
				.execute(values);
		}
		catch (MustacheException ex) {
			throw Problem.usage(
					"%s of the template %s cannot be filled in: %s".formatted(path, this.name, ex.getMessage()),
					"mend the template", ex);
		}
	}

}
