package dev.platform.engine.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A scalar exactly as a file writes it, with its quotes and whatever anchor or tag stands
 * before it.
 */
record WrittenScalar(String text) {

	private static final Pattern PROPERTIES = Pattern.compile("(?:[&!]\\S*\\s+)*");

	/** The first line of a literal or folded block, and the indentation of the next. */
	private static final Pattern BLOCK = Pattern.compile("([|>][^\\r\\n]*\\R(?:[ \\t]*\\R)*[ ]*)\\S.*?(\\s*)",
			Pattern.DOTALL);

	/**
	 * Numbers of YAML 1.2, which Kustomize reads: {@code 1e3}, as a commit's short name
	 * may be, and {@code 0o17} are strings to YAML 1.1 alone.
	 */
	private static final Pattern NUMBER = Pattern
		.compile("[-+]?(?:0o[0-7_]+|0x[\\da-fA-F_]+|0b[01_]+|(?:\\.\\d+|\\d[\\d_]*(?:\\.[\\d_]*)?)(?:[eE][-+]?\\d+)?)");

	/**
	 * The same notation with another value; quotes are added only where it needs them.
	 */
	String with(String value) {
		if (this.text.isEmpty()) {
			// Nothing, which reads as null, stands right behind the colon.
			return " " + (readsAsIs(value) ? value : doubleQuoted(value));
		}
		Matcher properties = PROPERTIES.matcher(this.text);
		String before = properties.lookingAt() ? properties.group() : "";
		String scalar = this.text.substring(before.length());
		Matcher block = BLOCK.matcher(scalar);
		if (block.matches()) {
			return before + block.group(1) + value + block.group(2);
		}
		if (scalar.startsWith("'")) {
			return before + "'" + value.replace("'", "''") + "'";
		}
		return before + (scalar.startsWith("\"") || !readsAsIs(value) ? doubleQuoted(value) : value);
	}

	private static boolean readsAsIs(String value) {
		// In a flow collection these would end the scalar; nothing promoted needs them.
		if (value.matches("(?s).*[\\[\\]{},\\n].*") || NUMBER.matcher(value).matches()) {
			return false;
		}
		try {
			return value.equals(new Yaml(new SafeConstructor(new LoaderOptions())).load(value));
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static String doubleQuoted(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
	}

}
