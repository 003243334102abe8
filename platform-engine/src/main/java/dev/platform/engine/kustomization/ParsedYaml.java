package dev.platform.engine.kustomization;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML text out of a repository, parsed within limits: kustomize has none, and a few
 * lines of aliases can make it take all memory there is.
 */
final class ParsedYaml {

	// A text without an alias cannot grow; most have none, and are not parsed for it.
	private static final Pattern ALIAS = Pattern.compile("(?:^|[\\s\\x85\\u2028\\u2029\\uFEFF\\[{,:?-])\\*[^\\s*]");

	private static final Pattern BEFORE_COMMENT = Pattern.compile("(?<=[^ \t])[ \t]++(?=#)");

	private static final int ALIASES = 10_000;

	private static final int DEPTH = 500;

	private static final int LARGEST = 16 * 1024 * 1024;

	private ParsedYaml() {
	}

	/**
	 * The documents of a text that are not empty.
	 * @param above the line above the first, for messages: 0 for a whole file
	 */
	static List<Node> documents(String file, int above, String text) {
		size(file, above, text);
		String placed = "\n".repeat(above) + text;
		List<Node> documents;
		try {
			documents = composed(placed);
		}
		catch (RuntimeException ex) {
			// A tab before a comment is valid, but SnakeYAML stops at it behind a quoted
			// scalar.
			documents = retried(placed)
				.orElseThrow(() -> new Place(file, line(ex, above)).wrong("this is not valid YAML: " + reason(ex)));
		}
		ExpandedSize size = new ExpandedSize(file);
		documents.forEach(size::add);
		return documents;
	}

	private static List<Node> composed(String text) {
		List<Node> documents = new ArrayList<>();
		for (Node document : yaml().composeAll(new StringReader(text))) {
			if (!document.getTag().equals(Tag.NULL)) {
				documents.add(document);
			}
		}
		return documents;
	}

	private static Optional<List<Node>> retried(String text) {
		try {
			return text.contains("\t") ? Optional.of(composed(BEFORE_COMMENT.matcher(text).replaceAll(" ")))
					: Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A problem where kustomize could not read such a text without growing beyond limits.
	 */
	static void check(String file, int above, String text) {
		size(file, above, text);
		if (text.indexOf('&') >= 0 && text.indexOf('*') >= 0 && ALIAS.matcher(text).find()) {
			documents(file, above, text);
		}
	}

	private static void size(String file, int above, String text) {
		if (text.length() > LARGEST) {
			throw new Place(file, above + 1).refused("this is larger than %d MiB".formatted(LARGEST >> 20),
					"split the file");
		}
	}

	private static int line(RuntimeException ex, int above) {
		return (ex instanceof MarkedYAMLException marked && marked.getProblemMark() != null)
				? marked.getProblemMark().getLine() + 1 : above + 1;
	}

	// Java's own exceptions are about an escape or a number that is none.
	private static String reason(RuntimeException ex) {
		return Shown.text(ex instanceof MarkedYAMLException marked ? String.valueOf(marked.getProblem())
				: String.valueOf(ex.getMessage()));
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LARGEST + ALIASES);
		// Schemas are deeper than what people write.
		options.setNestingDepthLimit(DEPTH);
		// What they grow to is counted instead.
		options.setMaxAliasesForCollections(ALIASES);
		return new Yaml(new SafeConstructor(options));
	}

}
