package dev.platform.engine.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read strictly: a key that is not known, comes twice or has a
 * value of another type is a problem that names its line.
 */
public final class YamlFields {

	private static final Pattern DURATION = Pattern.compile("(?<amount>[0-9]{1,5})(?<unit>[smhd])");

	private final String file;

	private final String what;

	private final int line;

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	/**
	 * The fields of a mapping.
	 * @param what what the mapping describes, for messages: {@code an environment}
	 */
	public YamlFields(String file, String what, @Nullable Node node, Set<String> known) {
		this.file = file;
		this.what = what;
		this.line = line(node);
		if (!(node instanceof MappingNode mapping)) {
			throw wrong(this.line, "%s must be a mapping with: %s".formatted(what, String.join(", ", known)));
		}
		for (NodeTuple tuple : mapping.getValue()) {
			String key = (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
			if (!known.contains(key)) {
				throw wrong(line(tuple.getKeyNode()),
						"\"%s\" is not known in %s, only: %s".formatted(key, what, String.join(", ", known)));
			}
			if (this.nodes.put(key, tuple.getValueNode()) != null) {
				throw wrong(line(tuple.getKeyNode()), "\"%s\" comes twice in %s".formatted(key, what));
			}
		}
	}

	/** The line of the mapping's first key. */
	public int line() {
		return this.line;
	}

	/** The line of a key's value. */
	public int line(String key) {
		return line(this.nodes.get(key));
	}

	public boolean has(String key) {
		return this.nodes.containsKey(key);
	}

	public String text(String key) {
		return scalar(key, Tag.STR, "a text");
	}

	public String text(String key, String otherwise) {
		return has(key) ? text(key) : otherwise;
	}

	public boolean flag(String key, boolean otherwise) {
		return has(key) ? choice(key, scalar(key, Tag.BOOL, "true or false"), "true", "false").equals("true")
				: otherwise;
	}

	public int number(String key, int lowest, int highest, int otherwise) {
		if (!has(key)) {
			return otherwise;
		}
		String text = scalar(key, Tag.INT, "a whole number");
		int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
		if (number < lowest || number > highest) {
			throw wrong(key, "must be a whole number from %d to %d".formatted(lowest, highest));
		}
		return number;
	}

	public double decimal(String key) {
		Node node = this.nodes.get(key);
		String text = scalar(key, (node != null && node.getTag().equals(Tag.INT)) ? Tag.INT : Tag.FLOAT, "a number");
		if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
			throw wrong(key, "must be a number, as in: 0.05");
		}
		return Double.parseDouble(text);
	}

	public Duration duration(String key, Duration otherwise) {
		if (!has(key)) {
			return otherwise;
		}
		Matcher matcher = DURATION.matcher(text(key));
		if (!matcher.matches()) {
			throw wrong(key, "must be a number and s, m, h or d, as in: 30m");
		}
		long amount = Long.parseLong(matcher.group("amount"));
		return switch (matcher.group("unit")) {
			case "s" -> Duration.ofSeconds(amount);
			case "m" -> Duration.ofMinutes(amount);
			case "h" -> Duration.ofHours(amount);
			default -> Duration.ofDays(amount);
		};
	}

	public String choice(String key, String text, String... choices) {
		if (!Set.of(choices).contains(text)) {
			throw wrong(key, "must be one of: " + String.join(", ", choices));
		}
		return text;
	}

	/** The mappings of a list; none where there is no such key. */
	public List<YamlFields> list(String key, String each, Set<String> known) {
		if (!has(key)) {
			return List.of();
		}
		if (!(this.nodes.get(key) instanceof SequenceNode sequence)) {
			throw wrong(key, "must be a list");
		}
		List<YamlFields> items = new ArrayList<>();
		for (Node item : sequence.getValue()) {
			items.add(new YamlFields(this.file, each, item, known));
		}
		return items;
	}

	public YamlFields mapping(String key, Set<String> known) {
		return new YamlFields(this.file, key, this.nodes.get(key), known);
	}

	public Problem wrong(String key, String message) {
		return wrong(line(key), "\"%s\" of %s %s".formatted(key, this.what, message));
	}

	public Problem wrong(String message) {
		return wrong(this.line, this.what + " " + message);
	}

	public Problem lacks(String key) {
		return wrong("needs \"%s\"".formatted(key));
	}

	private Problem wrong(int where, String message) {
		return Problem.failed("%s:%d: %s".formatted(this.file, where, message),
				"mend that line; gitops/README.md tells what each key means");
	}

	private String scalar(String key, Tag tag, String type) {
		Node node = this.nodes.get(key);
		if (node == null) {
			throw lacks(key);
		}
		if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(tag)) {
			throw wrong(key, "must be " + type);
		}
		return scalar.getValue();
	}

	private static int line(@Nullable Node node) {
		return (node != null) ? node.getStartMark().getLine() + 1 : 1;
	}

}
