package dev.platform.engine.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file whose scalars can be replaced while every other byte stays.
 *
 * @param path where it is, for messages
 */
public record YamlFile(String path, String text) {

	private static final Pattern TAB_BEFORE_COMMENT = Pattern.compile("\t(?=[ \t]*#)");

	/** The whole content as maps, lists and scalars; null for an empty file. */
	public @Nullable Object content() {
		return parsed(() -> yaml().load(readable()));
	}

	/** The tree of nodes, which know their lines; null for an empty file. */
	public @Nullable Node root() {
		return parsed(() -> yaml().compose(new StringReader(readable())));
	}

	/** The scalar at a path, as it is written; nothing where there is none. */
	public Optional<String> scalar(YamlPath at) {
		return route(documents(), at).map((route) -> ((ScalarNode) route.getLast()).getValue());
	}

	/**
	 * Replaces one scalar. The result is parsed again: unless it differs from this file
	 * at that path alone, nothing is changed and a problem is thrown.
	 */
	public YamlFile with(YamlPath at, String value) {
		return replaced(at, Tag.STR, value, (before) -> new WrittenScalar(before).with(value));
	}

	/** Replaces one number; otherwise as {@link #with(YamlPath, String)}. */
	public YamlFile with(YamlPath at, int value) {
		return replaced(at, Tag.INT, String.valueOf(value), (_) -> String.valueOf(value));
	}

	private YamlFile replaced(YamlPath at, Tag tag, String value, UnaryOperator<String> written) {
		List<Node> documents = documents();
		List<Node> route = route(documents, at)
			.orElseThrow(() -> Problem.failed("%s has no %s".formatted(this.path, at), "add it once by hand"));
		Node node = route.getLast();
		int start = this.text.offsetByCodePoints(0, node.getStartMark().getIndex());
		int end = this.text.offsetByCodePoints(0, node.getEndMark().getIndex());
		YamlFile edited = new YamlFile(this.path, this.text.substring(0, start)
				+ written.apply(this.text.substring(start, end)) + this.text.substring(end));
		if (!edited.differsBy(new OneScalarChanged(route, tag, value), documents)) {
			throw Problem.failed(
					"%s cannot be edited at %s, %s, without changing something else".formatted(this.path, at,
							YamlPath.at(node)),
					"write the value there as a plain scalar of its own, without anchor or alias");
		}
		return edited;
	}

	/** A list in it, to which items can be added and from which they can be taken. */
	public YamlList list(YamlPath at) {
		return new YamlList(this, at);
	}

	/** A mapping in it, in which keys can be set and from which they can be taken. */
	public YamlMapping mapping(YamlPath at) {
		return new YamlMapping(this, at);
	}

	private boolean differsBy(OneScalarChanged change, List<Node> documents) {
		try {
			return change.between(documents, compose());
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private Optional<List<Node>> route(List<Node> documents, YamlPath at) {
		List<List<Node>> routes = documents.stream()
			.map((document) -> at.route(document, this.path))
			.filter((route) -> !route.isEmpty())
			.toList();
		if (routes.size() > 1) {
			throw Problem.failed("%s has %s in more than one of its documents".formatted(this.path, at),
					"keep it in one of them");
		}
		return routes.stream().findFirst();
	}

	private List<Node> documents() {
		return parsed(this::compose);
	}

	private List<Node> compose() {
		List<Node> documents = new ArrayList<>();
		yaml().composeAll(new StringReader(readable())).forEach(documents::add);
		return documents;
	}

	// A tab before a comment is valid, but SnakeYAML stops at it behind a quoted scalar.
	private String readable() {
		return TAB_BEFORE_COMMENT.matcher(this.text).replaceAll(" ");
	}

	// SnakeYAML throws exceptions of its own, and Java's for an escape or a number that
	// is
	// none.
	private <T extends @Nullable Object> T parsed(Supplier<T> parse) {
		try {
			return parse.get();
		}
		catch (RuntimeException ex) {
			throw Problem.failed("%s is not valid YAML: %s".formatted(this.path, reason(ex)), "mend the file", ex);
		}
	}

	private static String reason(RuntimeException ex) {
		if (ex instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
			return "%s, line %d".formatted(oneLine(marked.getProblem()), marked.getProblemMark().getLine() + 1);
		}
		return oneLine(String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
	}

	private static String oneLine(String text) {
		return text.replaceAll("\\R", " ");
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		// Kustomize refuses them, too.
		options.setAllowDuplicateKeys(false);
		return new Yaml(new SafeConstructor(options));
	}

}
