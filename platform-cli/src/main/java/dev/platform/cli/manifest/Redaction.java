package dev.platform.cli.manifest;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Hides secrets in rendered text. Equal values get equal numbers, so that a change shows,
 * but nothing that could be guessed from a hash.
 */
final class Redaction {

	private final Map<String, Integer> numbers = new HashMap<>();

	/** The resource's text with the values of secrets replaced. */
	String text(Resource resource) {
		List<Node> hidden = new ArrayList<>();
		Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(resource.text()));
		collect(root, resource.id().is("Secret"), hidden);
		List<Node> ordered = hidden.stream().distinct().sorted(Comparator.comparingInt(Redaction::start)).toList();
		ordered.forEach((node) -> number(((ScalarNode) node).getValue()));
		String text = resource.text();
		for (Node node : ordered.reversed()) {
			int from = text.offsetByCodePoints(0, start(node));
			int to = text.offsetByCodePoints(0, node.getEndMark().getIndex());
			String end = text.substring(from, to).endsWith("\n") ? "\n" : "";
			text = text.substring(0, from) + number(((ScalarNode) node).getValue()) + end + text.substring(to);
		}
		return Sensitive.withoutInline(text, this::number);
	}

	private String number(String value) {
		return "(secret %d)".formatted(this.numbers.computeIfAbsent(value, (_) -> this.numbers.size() + 1));
	}

	private static int start(Node node) {
		return node.getStartMark().getIndex();
	}

	private static void collect(Node node, boolean secret, List<Node> hidden) {
		if (node instanceof SequenceNode list) {
			list.getValue().forEach((item) -> collect(item, secret, hidden));
		}
		else if (node instanceof MappingNode map) {
			String name = map.getValue()
				.stream()
				.filter((tuple) -> key(tuple).equals("name"))
				.map((tuple) -> (tuple.getValueNode() instanceof ScalarNode scalar) ? scalar.getValue() : "")
				.findFirst()
				.orElse("");
			for (NodeTuple tuple : map.getValue()) {
				String key = key(tuple);
				boolean named = Sensitive.isSensitive(key) || (key.equals("value") && Sensitive.isSensitive(name));
				boolean data = secret && (key.equals("data") || key.equals("stringData")
						|| key.equals("kubectl.kubernetes.io/last-applied-configuration"));
				if (data) {
					all(tuple.getValueNode(), hidden);
				}
				else if (named && isText(tuple.getValueNode())) {
					hidden.add(tuple.getValueNode());
				}
				else {
					collect(tuple.getValueNode(), secret, hidden);
				}
			}
		}
	}

	private static void all(Node node, List<Node> hidden) {
		if (node instanceof MappingNode map) {
			map.getValue().forEach((tuple) -> all(tuple.getValueNode(), hidden));
		}
		else if (isText(node)) {
			hidden.add(node);
		}
	}

	// automountServiceAccountToken is true or false, and no secret.
	private static boolean isText(Node node) {
		return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.BOOL)
				&& !scalar.getTag().equals(Tag.NULL) && !scalar.getValue().isEmpty();
	}

	private static String key(NodeTuple tuple) {
		return (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

}
