package dev.platform.cli.gitops;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The way to a scalar: keys, and {@code key=value} for the item of a list that has it.
 */
public record YamlPath(List<String> steps) {

	public static YamlPath of(String... steps) {
		return new YamlPath(List.of(steps));
	}

	Optional<ScalarNode> find(@Nullable Node root) {
		Node node = root;
		for (String step : this.steps) {
			node = (node != null) ? next(node, step) : null;
		}
		return (node instanceof ScalarNode scalar) ? Optional.of(scalar) : Optional.empty();
	}

	private static @Nullable Node next(Node node, String step) {
		if (node instanceof MappingNode mapping) {
			return value(mapping, step);
		}
		if (node instanceof SequenceNode sequence) {
			String[] condition = step.split("=", 2);
			return sequence.getValue()
				.stream()
				.filter((item) -> item instanceof MappingNode mapping
						&& value(mapping, condition[0]) instanceof ScalarNode scalar
						&& scalar.getValue().equals(condition[1]))
				.findFirst()
				.orElse(null);
		}
		return null;
	}

	private static @Nullable Node value(MappingNode mapping, String key) {
		return mapping.getValue()
			.stream()
			.filter((tuple) -> tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
			.map(NodeTuple::getValueNode)
			.findFirst()
			.orElse(null);
	}

	/** Sets the value in parsed content; false where the path does not exist. */
	@SuppressWarnings("unchecked")
	boolean set(@Nullable Object root, String value) {
		Object parent = root;
		for (String step : this.steps.subList(0, this.steps.size() - 1)) {
			parent = next(parent, step);
		}
		String last = this.steps.getLast();
		if (parent instanceof Map<?, ?> map && map.containsKey(last)) {
			((Map<String, Object>) map).put(last, value);
			return true;
		}
		return false;
	}

	private static @Nullable Object next(@Nullable Object content, String step) {
		if (content instanceof Map<?, ?> map) {
			return map.get(step);
		}
		if (content instanceof List<?> list) {
			String[] condition = step.split("=", 2);
			return list.stream()
				.filter((item) -> item instanceof Map<?, ?> map && condition[1].equals(map.get(condition[0])))
				.findFirst()
				.orElse(null);
		}
		return null;
	}

	@Override
	public String toString() {
		return String.join(".", this.steps);
	}

}
