package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;

/**
 * A file of {@code KEY=value} lines, as Kustomize's generators read them: no quotes, no
 * escapes, {@code #} starts a comment line.
 */
public record EnvFile(String text) {

	public Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		// A lone carriage return is part of a value.
		for (String line : this.text.split("\r?\n")) {
			int equals = line.indexOf('=');
			if (equals > 0 && !line.stripLeading().startsWith("#")) {
				values.put(line.substring(0, equals).strip(), line.substring(equals + 1));
			}
		}
		return values;
	}

	/**
	 * Sets one value; every other byte stays, and a new key gets a line at the end. The
	 * result is read again: unless it differs in that value alone, a problem is thrown.
	 */
	public EnvFile with(String key, String value) {
		if (!key.matches("[A-Za-z_][A-Za-z0-9_.-]*") || value.matches("(?s).*[\r\n].*")) {
			throw Problem.usage("\"%s\" cannot be set".formatted(key), "use KEY=value, as in: OPTION_A=Tea");
		}
		EnvFile edited = edited(key, value);
		Map<String, String> intended = values();
		intended.put(key, value);
		if (!intended.equals(edited.values())) {
			throw Problem.failed("release.env has %s more than once".formatted(key), "remove one of the lines");
		}
		return edited;
	}

	private EnvFile edited(String key, String value) {
		List<String> lines = new ArrayList<>(List.of(this.text.split("(?<=\n)")));
		for (int index = 0; index < lines.size(); index++) {
			String line = lines.get(index);
			if (line.stripLeading().startsWith(key + "=")) {
				lines.set(index, line.substring(0, line.indexOf('=') + 1) + value + lineEnd(line));
				return new EnvFile(String.join("", lines));
			}
		}
		String end = this.text.contains("\r\n") ? "\r\n" : "\n";
		String separator = (this.text.isEmpty() || this.text.endsWith("\n")) ? "" : end;
		return new EnvFile(this.text + separator + key + "=" + value + end);
	}

	private static String lineEnd(String line) {
		return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
	}

}
