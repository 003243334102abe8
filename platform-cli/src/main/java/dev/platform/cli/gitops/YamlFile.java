package dev.platform.cli.gitops;

import java.io.StringReader;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A YAML file whose scalars can be replaced while every other byte stays.
 *
 * @param path where it is, for messages
 */
public record YamlFile(String path, String text) {

	/** The whole content as maps, lists and scalars; null for an empty file. */
	public @Nullable Object content() {
		return parsed(() -> yaml().load(this.text));
	}

	/** The tree of nodes, which know their lines; null for an empty file. */
	@Nullable Node root() {
		return parsed(() -> yaml().compose(new StringReader(this.text)));
	}

	/** The scalar at a path, as it is written; nothing where there is none. */
	public Optional<String> scalar(YamlPath at) {
		return node(at).map(ScalarNode::getValue);
	}

	/**
	 * Replaces one scalar. The result is parsed again: unless it differs from this file
	 * at that path alone, nothing is changed and a problem is thrown.
	 */
	public YamlFile with(YamlPath at, String value) {
		ScalarNode node = node(at)
			.orElseThrow(() -> Problem.failed("%s has no %s".formatted(this.path, at), "add it once by hand"));
		int start = this.text.offsetByCodePoints(0, node.getStartMark().getIndex());
		int end = this.text.offsetByCodePoints(0, node.getEndMark().getIndex());
		String written = new WrittenScalar(this.text.substring(start, end)).with(value);
		YamlFile edited = new YamlFile(this.path, this.text.substring(0, start) + written + this.text.substring(end));
		proveOnlyChange(edited, at, value);
		return edited;
	}

	private void proveOnlyChange(YamlFile edited, YamlPath at, String value) {
		Object intended = content();
		if (!at.set(intended, value) || !Objects.equals(intended, edited.content())) {
			throw Problem.failed("%s cannot be edited at %s without changing something else".formatted(this.path, at),
					"write the value there as a plain scalar of its own, without anchor or alias");
		}
	}

	private Optional<ScalarNode> node(YamlPath at) {
		return at.find(root());
	}

	private <T extends @Nullable Object> T parsed(Supplier<T> parse) {
		try {
			return parse.get();
		}
		catch (YAMLException ex) {
			String firstLine = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
			throw Problem.failed("%s is not valid YAML: %s".formatted(this.path, firstLine), "mend the file", ex);
		}
	}

	private static Yaml yaml() {
		return new Yaml(new SafeConstructor(new LoaderOptions()));
	}

}
