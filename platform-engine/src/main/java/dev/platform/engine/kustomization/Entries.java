package dev.platform.engine.kustomization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys of a mapping and their values, each key once, with what merge keys bring.
 */
final class Entries {

	/** A key as it stands in the file, and its value. */
	record Entry(ScalarNode key, Node value) {
	}

	private Entries() {
	}

	/** By key, in the file's order; a problem where the node is no mapping. */
	static Map<String, Entry> of(String file, Node node) {
		if (!(node instanceof MappingNode mapping)) {
			throw Place.of(file, node).wrong("this must be a mapping");
		}
		Map<String, Entry> entries = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			if (!tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
				ScalarNode key = key(file, tuple.getKeyNode());
				if (entries.put(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
					throw Place.of(file, key).wrong("\"%s\" comes twice".formatted(Shown.text(key.getValue())));
				}
			}
		}
		for (NodeTuple tuple : mapping.getValue()) {
			if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
				merged(tuple.getValueNode())
					.forEach((brought) -> of(file, brought).forEach((key, entry) -> entries.putIfAbsent(key, entry)));
			}
		}
		return entries;
	}

	private static List<Node> merged(Node value) {
		return (value instanceof SequenceNode several) ? several.getValue() : List.of(value);
	}

	private static ScalarNode key(String file, Node node) {
		if (node instanceof ScalarNode scalar) {
			return scalar;
		}
		throw Place.of(file, node).wrong("a key must be a text");
	}

}
