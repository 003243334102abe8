package dev.platform.cli.scaffold;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What a template says of itself. Its version and the names of its options go into
 * records and messages, so they are nothing but names.
 */
record TemplateFile(String version, String description, Map<String, @Nullable String> options) {

	private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,49}");

	private static final Pattern OPTION = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,49}");

	/**
	 * Reads it.
	 * @param name what the template was called when it was asked for
	 */
	static TemplateFile read(String path, String name, String text) {
		Node root = new YamlFile(path, text).root();
		if (!(root instanceof MappingNode fields) || field(fields, "version") == null) {
			throw Problem.usage("the template %s has no version: %s:1".formatted(name, path),
					"write into its %s: version: 1".formatted(Template.FILE));
		}
		String version = scalar(path, field(fields, "version"));
		if (version == null || !VERSION.matcher(version).matches()) {
			throw wrong(path, field(fields, "version"), "a version is up to 50 letters, digits and ._+-");
		}
		String description = scalar(path, field(fields, "description"));
		return new TemplateFile(version, (description != null) ? description : "",
				options(path, field(fields, "options")));
	}

	private static Map<String, @Nullable String> options(String path, @Nullable Node written) {
		Map<String, @Nullable String> options = new LinkedHashMap<>();
		if (written == null || written.getTag().equals(Tag.NULL)) {
			return options;
		}
		if (!(written instanceof MappingNode fields)) {
			throw wrong(path, written, "options are a mapping of names to defaults");
		}
		for (NodeTuple option : fields.getValue()) {
			String key = scalar(path, option.getKeyNode());
			if (key == null || !OPTION.matcher(key).matches()) {
				throw wrong(path, option.getKeyNode(), "an option's name is up to 50 letters, digits, _ and -");
			}
			if (options.containsKey(key)) {
				throw wrong(path, option.getKeyNode(), "the option %s comes twice".formatted(key));
			}
			options.put(key, scalar(path, option.getValueNode()));
		}
		return options;
	}

	private static @Nullable Node field(MappingNode fields, String key) {
		return fields.getValue()
			.stream()
			.filter((field) -> field.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
			.map(NodeTuple::getValueNode)
			.findFirst()
			.orElse(null);
	}

	// Null where nothing is written.
	private static @Nullable String scalar(String path, @Nullable Node node) {
		if (node == null || node.getTag().equals(Tag.NULL)) {
			return null;
		}
		if (!(node instanceof ScalarNode scalar) || HiddenCharacters.in(scalar.getValue())) {
			throw wrong(path, node, "a text without control characters is expected");
		}
		return scalar.getValue();
	}

	private static Problem wrong(String path, @Nullable Node node, String message) {
		int line = (node != null) ? node.getStartMark().getLine() + 1 : 1;
		return Problem.usage("%s:%d: %s".formatted(path, line, message), "fix the template");
	}

}
