package dev.platform.engine.kustomize;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The words of a YAML text as kustomize reads them, and as they may not be seen in the
 * text: with their escapes resolved, those of texts within it, too.
 *
 * @param words all scalars
 * @param names the values of keys called {@code name}
 * @param renames whether it is a JSON patch that changes an object's name
 */
record WrittenNames(Set<String> words, Set<String> names, boolean renames) {

	private static final Pattern ESCAPED = Pattern.compile("\\\\(?:[xuU]|\\r?\\n)");

	private static final int LARGEST = 64 * 1024 * 1024;

	private static final int DEPTH = 4;

	/** Whether a word may be written in it so that it is not seen. */
	static boolean hidesWords(String text) {
		return ESCAPED.matcher(text).find();
	}

	/** Whether it may be a list, as JSON patches are. */
	static boolean isList(String text) {
		String first = text.lines()
			.map(String::strip)
			.map((line) -> line.startsWith("---") ? line.substring(3).strip() : line)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("%"))
			.findFirst()
			.orElse("");
		return !first.isEmpty() && "-[&!".indexOf(first.charAt(0)) >= 0;
	}

	/** Those of a text; nothing where it is not read here, though kustomize may. */
	static Optional<WrittenNames> of(String text) {
		WrittenNames written = new WrittenNames(new HashSet<>(), new HashSet<>(), false);
		try {
			List<Node> roots = roots(text);
			Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
			for (Node root : roots) {
				written.add(root, seen, DEPTH);
			}
			return Optional.of(new WrittenNames(written.words, written.names,
					roots.stream().anyMatch(WrittenNames::changesNames)));
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static List<Node> roots(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LARGEST);
		List<Node> roots = new ArrayList<>();
		new Yaml(options).composeAll(new StringReader(text)).forEach(roots::add);
		return roots;
	}

	// Each node once, however often an alias leads there.
	private void add(Node node, Set<Node> seen, int depth) {
		if (!seen.add(node)) {
			return;
		}
		switch (node) {
			case ScalarNode scalar -> {
				this.words.add(scalar.getValue());
				if (depth > 0 && (hidesWords(scalar.getValue()))) {
					roots(scalar.getValue()).forEach((root) -> add(root, seen, depth - 1));
				}
			}
			case SequenceNode sequence -> sequence.getValue().forEach((item) -> add(item, seen, depth));
			case MappingNode mapping -> {
				for (NodeTuple tuple : mapping.getValue()) {
					if (tuple.getValueNode() instanceof ScalarNode name && word(tuple.getKeyNode()).equals("name")) {
						this.names.add(name.getValue());
					}
					add(tuple.getKeyNode(), seen, depth);
					add(tuple.getValueNode(), seen, depth);
				}
			}
			default -> throw new YAMLException("another node");
		}
	}

	private static boolean changesNames(Node root) {
		return root instanceof SequenceNode operations && operations.getValue()
			.stream()
			.filter(MappingNode.class::isInstance)
			.flatMap((operation) -> ((MappingNode) operation).getValue().stream())
			.filter((tuple) -> Set.of("path", "from").contains(word(tuple.getKeyNode())))
			.anyMatch((tuple) -> isName(word(tuple.getValueNode())));
	}

	// What stands before the first slash counts for nothing.
	private static boolean isName(String pointer) {
		String[] keys = pointer.substring(pointer.indexOf('/') + 1).replace("~1", "/").split("/", -1);
		return pointer.indexOf('/') < 0 || keys[0].isEmpty()
				|| keys[0].equals("metadata") && (keys.length == 1 || Set.of("name", "").contains(keys[1]));
	}

	private static String word(Node node) {
		return (node instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

}
