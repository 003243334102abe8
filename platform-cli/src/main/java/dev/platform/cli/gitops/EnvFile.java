package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.output.Problem;

/**
 * A file of {@code KEY=value} lines, as Kustomize's generators read them: no quotes, no
 * escapes, {@code #} starts a comment line.
 */
public record EnvFile(String text) {

	public Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		for (String line : this.text.lines().toList()) {
			int equals = line.indexOf('=');
			if (equals > 0 && !line.stripLeading().startsWith("#")) {
				values.put(line.substring(0, equals).strip(), line.substring(equals + 1));
			}
		}
		return values;
	}

	/** Sets one value; every other byte stays, and a new key gets a line at the end. */
	public EnvFile with(String key, String value) {
		if (!key.matches("[A-Za-z_][A-Za-z0-9_.-]*") || value.lines().count() > 1) {
			throw Problem.usage("\"%s\" cannot be set".formatted(key), "use KEY=value, as in: OPTION_A=Tea");
		}
		List<String> lines = new ArrayList<>(List.of(this.text.split("(?<=\n)")));
		for (int index = 0; index < lines.size(); index++) {
			String line = lines.get(index);
			if (line.stripLeading().startsWith(key + "=")) {
				lines.set(index, line.substring(0, line.indexOf('=') + 1) + value + lineEnd(line));
				return new EnvFile(String.join("", lines));
			}
		}
		String separator = (this.text.isEmpty() || this.text.endsWith("\n")) ? "" : "\n";
		return new EnvFile(this.text + separator + key + "=" + value + "\n");
	}

	private static String lineEnd(String line) {
		return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
	}

}
