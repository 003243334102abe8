package dev.platform.engine.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The way to a scalar or a list: keys, and {@code key=value} for the item of a list that
 * has it.
 */
public record YamlPath(List<String> steps) {

	public static YamlPath of(String... steps) {
		return new YamlPath(List.of(steps));
	}

	/** The path one step further. */
	public YamlPath then(String step) {
		return new YamlPath(Stream.concat(this.steps.stream(), Stream.of(step)).toList());
	}

	/**
	 * The nodes from the root to the scalar; none where the path does not lead to one. A
	 * problem where a key, or an item, is there twice: readers disagree on which counts.
	 */
	List<Node> route(Node root, String file) {
		List<Node> route = nodes(root, file);
		return (!route.isEmpty() && route.getLast() instanceof ScalarNode) ? route : List.of();
	}

	/** The list at the path; nothing where there is none. */
	Optional<SequenceNode> list(@Nullable Node root, String file) {
		List<Node> route = (root != null) ? nodes(root, file) : List.of();
		return (!route.isEmpty() && route.getLast() instanceof SequenceNode list) ? Optional.of(list)
				: Optional.empty();
	}

	/** The mapping at the path; nothing where there is none. */
	Optional<MappingNode> mapping(@Nullable Node root, String file) {
		List<Node> route = (root != null) ? nodes(root, file) : List.of();
		return (!route.isEmpty() && route.getLast() instanceof MappingNode mapping) ? Optional.of(mapping)
				: Optional.empty();
	}

	private List<Node> nodes(Node root, String file) {
		List<Node> route = new ArrayList<>(List.of(root));
		for (String step : this.steps) {
			List<Node> next = next(route.getLast(), step);
			if (next.size() > 1) {
				throw Problem.failed("%s has %s more than once, at %s again".formatted(file, this, at(next.get(1))),
						"remove one of them");
			}
			if (next.isEmpty()) {
				return List.of();
			}
			route.add(next.getFirst());
		}
		return route;
	}

	/** Where a node begins, for messages. */
	static String at(Node node) {
		return "line " + (node.getStartMark().getLine() + 1);
	}

	private static List<Node> next(Node node, String step) {
		if (node instanceof MappingNode mapping) {
			return values(mapping, step);
		}
		if (node instanceof SequenceNode sequence) {
			String[] condition = step.split("=", 2);
			return sequence.getValue()
				.stream()
				.filter((item) -> item instanceof MappingNode mapping && values(mapping, condition[0]).stream()
					.anyMatch((value) -> value instanceof ScalarNode scalar && scalar.getValue().equals(condition[1])))
				.toList();
		}
		return List.of();
	}

	private static List<Node> values(MappingNode mapping, String key) {
		return mapping.getValue()
			.stream()
			.filter((tuple) -> tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
			.map(NodeTuple::getValueNode)
			.toList();
	}

	@Override
	public String toString() {
		return String.join(".", this.steps);
	}

}
