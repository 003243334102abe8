package dev.platform.cli.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document of the repository, with the lines of its parts.
 */
record SourceDocument(String file, @Nullable Node root) {

	/** The documents of a file; none where it is not YAML, as a patch in JSON may be. */
	static List<SourceDocument> read(String file, String text) {
		List<SourceDocument> documents = new ArrayList<>();
		try {
			for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
				documents.add(new SourceDocument(file, node));
			}
		}
		catch (RuntimeException ex) {
			return List.of();
		}
		return documents;
	}

	String kind() {
		return text("kind");
	}

	/** What a key says; empty where it says nothing, or more than a word. */
	String text(String key) {
		return scalar(this.root, key);
	}

	String name() {
		return scalar(value(this.root, "metadata"), "name");
	}

	/** The policy that a binding is about. */
	String policyName() {
		return scalar(value(this.root, "spec"), "policyName");
	}

	/** Whether nothing but comments is in it. */
	boolean isEmpty() {
		return this.root == null || this.root instanceof ScalarNode scalar && scalar.getValue().isEmpty();
	}

	/** The keys of the whole. */
	List<String> keys() {
		return (this.root instanceof MappingNode mapping)
				? mapping.getValue().stream().map(NodeTuple::getKeyNode).map(SourceDocument::word).toList() : List.of();
	}

	/** The items of a list; empty for one that is more than a word. */
	List<String> texts(String key) {
		return items(key).map(SourceDocument::word).toList();
	}

	private static String word(Node node) {
		return (node instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

	/**
	 * The deepest of the keys that is there; of a list without an index its first item.
	 */
	Source at(List<String> keys) {
		Node node = this.root;
		int line = (node != null) ? line(node) : 1;
		for (String key : keys) {
			if (node instanceof SequenceNode sequence && key.matches("[0-9]+")) {
				node = item(sequence, Integer.parseInt(key));
				line = (node != null) ? line(node) : line;
				continue;
			}
			NodeTuple tuple = tuple((node instanceof SequenceNode sequence) ? item(sequence, 0) : node, key);
			if (tuple == null) {
				break;
			}
			line = line(tuple.getKeyNode());
			node = tuple.getValueNode();
		}
		return new Source(this.file, line);
	}

	/** In a kustomization, where an image is set that is among these words. */
	Optional<Source> imageSetting(List<String> words) {
		return items("images").filter((item) -> words.stream().anyMatch((image) -> isSetBy(image, item)))
			.findFirst()
			.map((item) -> Stream.of("newTag", "digest")
				.map((key) -> tuple(item, key))
				.filter(Objects::nonNull)
				.findFirst()
				.map((tuple) -> line(tuple.getKeyNode()))
				.orElseGet(() -> line(item)))
			.map((line) -> new Source(this.file, line));
	}

	private static boolean isSetBy(String image, Node item) {
		String renamed = scalar(item, "newName");
		String repository = renamed.isEmpty() ? scalar(item, "name") : renamed;
		return !repository.isEmpty() && (image.startsWith(repository + ":") || image.startsWith(repository + "@"));
	}

	/** In a manifest, the first container's image that is among these words. */
	Optional<Source> image(List<String> words) {
		return image(this.root, words).map((node) -> new Source(this.file, line(node)));
	}

	private static Optional<Node> image(@Nullable Node node, List<String> words) {
		if (value(node, "image") instanceof ScalarNode image && words.contains(image.getValue())) {
			return Optional.of(image);
		}
		Stream<Node> children = switch (node) {
			case MappingNode mapping -> mapping.getValue().stream().map(NodeTuple::getValueNode);
			case SequenceNode sequence -> sequence.getValue().stream();
			case null, default -> Stream.of();
		};
		return children.flatMap((child) -> image(child, words).stream()).findFirst();
	}

	/** In a kustomization, the generator of an object whose name ends with a hash. */
	Optional<Source> generator(String name) {
		return Stream.of("configMapGenerator", "secretGenerator")
			.flatMap(this::items)
			.filter((item) -> name.startsWith(scalar(item, "name")))
			.findFirst()
			.map((item) -> new Source(this.file, line(item)));
	}

	private Stream<Node> items(String key) {
		return (value(this.root, key) instanceof SequenceNode sequence) ? sequence.getValue().stream() : Stream.of();
	}

	private static @Nullable Node item(SequenceNode sequence, int index) {
		return (index < sequence.getValue().size()) ? sequence.getValue().get(index) : null;
	}

	private static String scalar(@Nullable Node node, String key) {
		return (value(node, key) instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

	private static @Nullable Node value(@Nullable Node node, String key) {
		NodeTuple tuple = tuple(node, key);
		return (tuple != null) ? tuple.getValueNode() : null;
	}

	private static @Nullable NodeTuple tuple(@Nullable Node node, String key) {
		return (node instanceof MappingNode mapping) ? mapping.getValue()
			.stream()
			.filter((tuple) -> tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
			.findFirst()
			.orElse(null) : null;
	}

	private static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

}
