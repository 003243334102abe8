package dev.platform.cli.scaffold;

import java.util.HashSet;
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

	// Sources and manifests: all of it is kept in memory.
	private static final int LARGEST = 32 << 20;

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
		TemplateFile described = TemplateFile.read(prefix + FILE, name, text);
		long size = 0;
		for (String file : snapshot.files(folder)) {
			String path = file.substring(prefix.length());
			if (!NO_CONTENT.contains(path) && !path.startsWith(".git/")) {
				String content = text(name, snapshot, file);
				size += content.length();
				if (size > LARGEST) {
					throw Problem.usage("the template %s is larger than %d MiB".formatted(name, LARGEST >> 20),
							"fetch what is large where the service is built");
				}
				files.put(path, content);
				if (snapshot.isExecutable(file)) {
					programs.add(path);
				}
			}
		}
		return new Template(name, described.version(), described.description(), described.options(), files, programs,
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
				.withLoader((part) -> {
					throw alone(path, text, part);
				})
				.compile(text)
				.execute(values);
		}
		catch (MustacheException ex) {
			throw unfilled(path, String.valueOf(ex.getMessage()), ex);
		}
		catch (StackOverflowError ex) {
			throw unfilled(path, "its sections are nested too deep", ex);
		}
	}

	private Problem unfilled(String path, String reason, Throwable cause) {
		return Problem.usage(
				"%s of the template %s cannot be filled in: %s".formatted(FileName.shown(path), this.name, reason),
				"mend the template", cause);
	}

	private Problem alone(String path, String text, String part) {
		long before = text.substring(0, Math.max(0, text.indexOf(part))).chars().filter((c) -> c == '\n').count();
		return Problem.usage("%s:%d of the template %s takes in the file \"%s\", which is not done".formatted(
				FileName.shown(path), before + 1, this.name, FileName.shown(part)), "write what it says in its place");
	}

}
