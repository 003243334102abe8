package dev.platform.engine.kustomization;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Writes what was read and checked in the one way that every parser reads alike: in one
 * line, without anchors, merge keys and comments, and each text in double quotes. A plain
 * number or word stays plain, so that kustomize gives it the type that it always did.
 *
 * @param file where nodes are from, for messages
 */
public record CanonicalYaml(String file) {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9~+.][A-Za-z0-9_.+/-]*|-[0-9.][0-9A-Za-z_.+-]*");

	private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP,
			Tag.SEQ);

	/**
	 * The text of a value.
	 * @param value a node, a text, or a list or map of values
	 */
	String of(Object value) {
		StringBuilder text = new StringBuilder();
		write(value, text);
		return text.toString();
	}

	/** A text in double quotes, whatever it holds. */
	public static String quoted(String value) {
		StringBuilder text = new StringBuilder();
		quoted(value, text);
		return text.toString();
	}

	private void write(Object value, StringBuilder text) {
		switch (value) {
			case Node node -> write(node, text);
			case List<?> list -> {
				text.append('[');
				for (Iterator<?> items = list.iterator(); items.hasNext();) {
					write(items.next(), text);
					text.append(items.hasNext() ? "," : "");
				}
				text.append(']');
			}
			case Map<?, ?> map -> {
				text.append('{');
				for (var entries = map.entrySet().iterator(); entries.hasNext();) {
					var entry = entries.next();
					write(entry.getKey(), text);
					text.append(": ");
					write(entry.getValue(), text);
					text.append(entries.hasNext() ? "," : "");
				}
				text.append('}');
			}
			default -> quoted(value.toString(), text);
		}
	}

	private void write(Node node, StringBuilder text) {
		if (!isRead(node)) {
			throw Place.of(this.file, node)
				.wrong("the tag %s is not read here".formatted(Shown.text(node.getTag().getValue())));
		}
		switch (node) {
			case ScalarNode scalar -> scalar(scalar, text);
			case SequenceNode sequence -> write((Object) sequence.getValue(), text);
			default -> {
				text.append('{');
				for (var entries = Entries.of(this.file, node).values().iterator(); entries.hasNext();) {
					Entries.Entry entry = entries.next();
					scalar(entry.key(), text);
					text.append(": ");
					write(entry.value(), text);
					text.append(entries.hasNext() ? "," : "");
				}
				text.append('}');
			}
		}
	}

	static boolean isRead(Node node) {
		return TAGS.contains(node.getTag());
	}

	private static void scalar(ScalarNode scalar, StringBuilder text) {
		String value = scalar.getValue();
		boolean plain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
		if (plain && value.isEmpty()) {
			text.append("null");
		}
		else if (plain && PLAIN.matcher(value).matches()) {
			text.append(value);
		}
		else {
			quoted(value, text);
		}
	}

	private static void quoted(String value, StringBuilder text) {
		text.append('"');
		for (int index = 0; index < value.length(); index++) {
			char character = value.charAt(index);
			switch (character) {
				case '"', '\\' -> text.append('\\').append(character);
				case '\n' -> text.append("\\n");
				case '\t' -> text.append("\\t");
				default -> {
					if (isPrintable(character)) {
						text.append(character);
					}
					else {
						text.append("\\u%04x".formatted((int) character));
					}
				}
			}
		}
		text.append('"');
	}

	// Pairs of surrogates stand for themselves: not every parser joins them when escaped.
	private static boolean isPrintable(char character) {
		return character >= ' ' && character < '\u007f' || character > '\u009f' && character < '\ufff0'
				&& character != '\u2028' && character != '\u2029' && character != '\ufeff';
	}

}
