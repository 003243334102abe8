package dev.platform.engine.yaml;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Compares two readings of a file node by node: everything must be the same but one
 * scalar, and nothing else may refer to that one or to what it stands in.
 */
final class OneScalarChanged {

	private final List<Node> route;

	private final Tag tag;

	private final String value;

	private final Map<Node, Node> partners = new IdentityHashMap<>();

	private boolean shared;

	/**
	 * The comparison for one edit.
	 * @param route the nodes from the root to the scalar, before the edit
	 * @param tag what the scalar is to be: a string or a number
	 * @param value what the scalar is to read as
	 */
	OneScalarChanged(List<Node> route, Tag tag, String value) {
		this.route = route;
		this.tag = tag;
		this.value = value;
	}

	boolean between(List<Node> before, List<Node> after) {
		return same(before, after) && this.partners.containsKey(this.route.getLast()) && !this.shared;
	}

	private boolean same(List<Node> before, List<Node> after) {
		Iterator<Node> others = after.iterator();
		return before.size() == after.size() && before.stream().allMatch((node) -> same(node, others.next()));
	}

	private boolean same(Node before, Node after) {
		Node partner = this.partners.put(before, after);
		if (partner != null) {
			// An alias: it must lead to the same place as before, and not to the change.
			this.shared |= this.route.stream().anyMatch((node) -> node == before);
			return partner == after;
		}
		if (before == this.route.getLast()) {
			return after instanceof ScalarNode scalar && scalar.getTag().equals(this.tag)
					&& scalar.getValue().equals(this.value);
		}
		return before.getTag().equals(after.getTag()) && switch (before) {
			case ScalarNode scalar -> after instanceof ScalarNode other && scalar.getValue().equals(other.getValue());
			case SequenceNode list -> after instanceof SequenceNode other && same(list.getValue(), other.getValue());
			case MappingNode map -> after instanceof MappingNode other && same(children(map), children(other));
			default -> false;
		};
	}

	private static List<Node> children(MappingNode mapping) {
		return mapping.getValue()
			.stream()
			.flatMap((tuple) -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
			.toList();
	}

}
