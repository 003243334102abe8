package dev.platform.engine.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list in a YAML file whose items come and go while every other byte stays.
 *
 * @param file where it is
 * @param at its place in the file
 */
public record YamlList(YamlFile file, YamlPath at) {

	/** Its items, as parsed. */
	public List<Object> items() {
		return new ParsedPath(this.at).items(this.file.content()).orElseThrow(this::missing);
	}

	/** The place of an item by its text; -1 where it is not among them. */
	public int indexOf(String text) {
		return items().stream().map(String::valueOf).toList().indexOf(text);
	}

	/**
	 * The place where an item keeps the list sorted; the end of one that is not sorted.
	 */
	public int place(String text) {
		List<String> items = items().stream().map(String::valueOf).toList();
		if (!items.equals(items.stream().sorted().toList())) {
			return items.size();
		}
		return (int) items.stream().filter((item) -> item.compareTo(text) < 0).count();
	}

	/**
	 * Adds an item, in the list's own notation. The result is parsed again: unless it
	 * differs by that item alone, nothing is changed and a problem is thrown.
	 * @param index the place it will have
	 * @param item a scalar, or the lines of a mapping
	 */
	public YamlFile with(int index, String item) {
		List<Object> intended = new ArrayList<>(items());
		intended.add(index, new Yaml(new SafeConstructor(new LoaderOptions())).load(item));
		return proven(written().with(index, item), intended);
	}

	/**
	 * Takes an item away; one that is the last is not taken, for what would be left is no
	 * list.
	 */
	public YamlFile without(int index) {
		List<Object> intended = new ArrayList<>(items());
		intended.remove(index);
		return proven(written().without(index), intended);
	}

	private WrittenList written() {
		return new WrittenList(this.file.text(), list().orElseThrow(this::missing));
	}

	private Optional<SequenceNode> list() {
		return this.at.list(this.file.root(), this.file.path());
	}

	private YamlFile proven(String text, List<Object> intended) {
		YamlFile edited = new YamlFile(this.file.path(), text);
		Object expected = this.file.content();
		if (intended.isEmpty() || !new ParsedPath(this.at).set(expected, intended)
				|| !Objects.equals(expected, content(edited))) {
			throw Problem.failed(
					"%s cannot be edited at %s without changing something else".formatted(this.file.path(), this.at),
					"write the list there with an item a line: "
							+ intended.stream().map(String::valueOf).collect(Collectors.joining(", ")));
		}
		return edited;
	}

	private static @Nullable Object content(YamlFile edited) {
		try {
			return edited.content();
		}
		catch (Problem ex) {
			return null;
		}
	}

	private Problem missing() {
		return Problem.failed("%s has no list %s".formatted(this.file.path(), this.at), "add it once by hand");
	}

}
