package dev.platform.engine.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * A mapping in a YAML file whose keys come and go while every other byte stays.
 *
 * @param file where it is
 * @param at its place in the file
 */
public record YamlMapping(YamlFile file, YamlPath at) {

	/** The text at a key, as parsed; nothing where it is not there. */
	public Optional<String> text(String key) {
		return this.file.scalar(this.at.then(key));
	}

	/** The line of its first key, from 1. */
	public int line() {
		return node().map((mapping) -> mapping.getStartMark().getLine() + 1).orElse(1);
	}

	/**
	 * Sets a key to a text: in its place where it is there, otherwise after the last one.
	 * The result is parsed again: unless it differs by that key alone, nothing is changed
	 * and a problem is thrown.
	 */
	public YamlFile with(String key, String value) {
		if (text(key).isPresent()) {
			return this.file.with(this.at.then(key), value);
		}
		return proven(written().with(key, value), (mapping) -> mapping.put(key, value), "add %s: %s", key, value);
	}

	/**
	 * Takes a key away, as safely as {@link #with}; the file as it is without that key.
	 */
	public YamlFile without(String key) {
		if (node().isEmpty() || written().indexOf(key) < 0) {
			return this.file;
		}
		return proven(written().without(key), (mapping) -> mapping.remove(key), "take away %s%s", key, "");
	}

	private WrittenMapping written() {
		return new WrittenMapping(this.file.text(), node().orElseThrow(
				() -> Problem.failed("%s has no %s".formatted(this.file.path(), this.at), "add it once by hand")));
	}

	private Optional<MappingNode> node() {
		return this.at.mapping(this.file.root(), this.file.path());
	}

	private YamlFile proven(String text, Consumer<Map<String, Object>> change, String hint, String key, String value) {
		YamlFile edited = new YamlFile(this.file.path(), text);
		Object expected = this.file.content();
		Map<String, Object> intended = new LinkedHashMap<>(new ParsedPath(this.at).mapping(expected));
		change.accept(intended);
		if (!new ParsedPath(this.at).set(expected, intended) || !Objects.equals(expected, content(edited))) {
			throw Problem.failed(
					"%s:%d: cannot be edited without changing something else".formatted(this.file.path(), line()),
					hint.formatted(key, value) + " by hand");
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

}
