package dev.platform.engine.kustomization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.platform.engine.repository.FileName;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFields;
import dev.platform.engine.yaml.YamlFile;

/**
 * The bases that {@code gitops/pipeline.yaml} lists. Kustomizations may refer to them, in
 * one spelling, and to nothing else outside of the repository.
 */
public record ListedBases(List<Base> all) {

	/** The keys of the file's top level. */
	public static final Set<String> PIPELINE = keys("environments", "signatures", "bases");

	private static final String FILE = "gitops/pipeline.yaml";

	private static final int MOST = 50;

	// As an address is written once: every program reads the same server and path in it.
	private static final Pattern REPOSITORY = Pattern
		.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?(/[A-Za-z0-9_][A-Za-z0-9._~-]*)+");

	private static final int LONGEST = 200;

	private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

	private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

	/** Reads the list; a problem with its line where something in it is wrong. */
	public static ListedBases of(YamlFields pipeline) {
		List<Base> bases = new ArrayList<>();
		for (YamlFields fields : pipeline.list("bases", "a base", keys("repository", "commit"))) {
			Base base = new Base(repository(fields), commit(fields));
			if (bases.contains(base)) {
				throw fields.wrong("commit", "stands there twice: " + base);
			}
			bases.add(base);
			if (bases.size() > MOST) {
				throw fields.wrong("is one more than %d".formatted(MOST));
			}
		}
		return new ListedBases(List.copyOf(bases));
	}

	/** Those of a repository; none where it has no pipeline. */
	static ListedBases in(Snapshot snapshot) {
		return snapshot.read(FILE)
			.map((text) -> of(new YamlFields(FILE, "the pipeline", new YamlFile(FILE, text).root(), PIPELINE)))
			.orElseGet(() -> new ListedBases(List.of()));
	}

	/** Where a reference leads, if it is one to a base, written as it has to be. */
	Optional<String> path(String reference) {
		for (Base base : this.all) {
			if (reference.equals(base.reference(""))) {
				return Optional.of(base.path(""));
			}
			String before = base.repository() + "//";
			String behind = "?ref=" + base.commit();
			if (reference.startsWith(before) && reference.endsWith(behind)
					&& reference.length() >= before.length() + behind.length()) {
				String folder = reference.substring(before.length(), reference.length() - behind.length());
				if (FOLDER.matcher(folder).matches() && FileName.pathFault(folder).isEmpty()) {
					return Optional.of(base.path(folder));
				}
			}
		}
		return Optional.empty();
	}

	/** What to do about a reference that is none to a base. */
	String hint(String reference) {
		String plain = plain(reference);
		return this.all.stream()
			.filter((base) -> (plain + "/").startsWith(plain(base.repository()) + "/"))
			.findFirst()
			.map((base) -> "write it as in: " + base.reference("FOLDER"))
			.orElse("copy what is needed into this repository, and refer to it there; "
					+ "or list it with its commit as one of \"bases\" in " + FILE);
	}

	/** Those whose files are below a path: of forks, there may be several. */
	List<Base> at(String path) {
		return this.all.stream().filter((base) -> base.has(path)).toList();
	}

	// The server and the path, whatever way they are written in.
	private static String plain(String address) {
		return address.toLowerCase(Locale.ROOT)
			.replaceFirst("(?s)[?#].*", "")
			.replaceFirst("^git::", "")
			.replaceFirst("^[a-z+]+://", "")
			.replaceFirst("^[^/@]*@", "")
			.replaceFirst("^([^/:]+):(?![0-9]+/)", "$1/")
			.replaceFirst("\\.git(?=/|$)", "")
			.replaceAll("/+", "/");
	}

	private static String repository(YamlFields fields) {
		String text = fields.text("repository");
		if (text.contains("@")) {
			throw fields.wrong("repository",
					"must hold no user or password: everybody who reads the repository reads them");
		}
		if (text.length() > LONGEST || !REPOSITORY.matcher(text).matches()) {
			throw fields.wrong("repository",
					"must be an http or https address, as in: https://git.example.com/bases.git");
		}
		return text;
	}

	private static String commit(YamlFields fields) {
		String text = fields.text("commit");
		if (!COMMIT.matcher(text).matches()) {
			throw fields.wrong("commit",
					"must be a commit's full name, 40 hexadecimal digits: what a branch or tag names may change");
		}
		return text;
	}

	private static Set<String> keys(String... keys) {
		return new LinkedHashSet<>(List.of(keys));
	}

}
