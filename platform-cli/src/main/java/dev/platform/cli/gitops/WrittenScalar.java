package dev.platform.cli.gitops;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A scalar exactly as a file writes it, with its quotes and whatever anchor or tag stands
 * before it.
 */
record WrittenScalar(String text) {

	private static final Pattern PROPERTIES = Pattern.compile("(?:[&!]\\S*\\s+)*");

	/**
	 * The same notation with another value; quotes are added only where it needs them.
	 */
	String with(String value) {
		Matcher properties = PROPERTIES.matcher(this.text);
		String before = properties.lookingAt() ? properties.group() : "";
		String scalar = this.text.substring(before.length());
		if (scalar.startsWith("'")) {
			return before + "'" + value.replace("'", "''") + "'";
		}
		return before + (scalar.startsWith("\"") || !readsAsIs(value) ? doubleQuoted(value) : value);
	}

	private static boolean readsAsIs(String value) {
		// In a flow collection these would end the scalar; nothing promoted needs them.
		if (value.matches(".*[\\[\\]{},\\n].*")) {
			return false;
		}
		try {
			return value.equals(new Yaml(new SafeConstructor(new LoaderOptions())).load(value));
		}
		catch (YAMLException ex) {
			return false;
		}
	}

	private static String doubleQuoted(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
	}

}
