package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;

/**
 * The modules of the Maven reactor, as the root pom lists them.
 *
 * @param text the root pom
 */
public record Modules(String text) {

	public static final String FILE = "pom.xml";

	// The project's own list comes before those of profiles.
	private static final Pattern LIST = Pattern.compile("(?s)<modules>.*?</modules>");

	private static final Pattern LINE = Pattern.compile("(?m)^([ \\t]*)<module>([^<]*)</module>[ \\t]*(\\r?\\n)");

	// Of a file that was written by half, nobody can tell what is missing.
	private static final Pattern END = Pattern.compile("</project>\\s*(<!--(?s:.*?)-->\\s*)*\\z");

	public Modules {
		if (!text.isEmpty() && (text.indexOf('\0') >= 0 || !END.matcher(text).find())) {
			throw Problem.failed(FILE + " is not whole: it does not end with </project>",
					"git diff %s, and if nothing of yours is in it: git restore %s".formatted(FILE, FILE));
		}
	}

	public List<String> names() {
		return lines().stream().map((line) -> line.name().strip()).toList();
	}

	/** Adds a module behind the last that lies in the same folder; other bytes stay. */
	public Modules with(String module) {
		if (names().contains(module)) {
			return this;
		}
		List<Line> lines = lines();
		if (lines.isEmpty()) {
			throw Problem.failed(FILE + " lists no modules", "add <modules> to it, a module a line");
		}
		String folder = module.substring(0, module.lastIndexOf('/') + 1);
		Line before = lines.stream()
			.filter((line) -> line.name().strip().startsWith(folder))
			.reduce((_, later) -> later)
			.orElse(lines.getLast());
		String line = before.indent() + "<module>" + module + "</module>" + before.lineEnd();
		return new Modules(this.text.substring(0, before.end()) + line + this.text.substring(before.end()));
	}

	/** Takes a module's line away. */
	public Modules without(String module) {
		return lines().stream()
			.filter((line) -> line.name().strip().equals(module))
			.findFirst()
			.map((line) -> new Modules(this.text.substring(0, line.start()) + this.text.substring(line.end())))
			.orElse(this);
	}

	private List<Line> lines() {
		List<Line> lines = new ArrayList<>();
		Matcher list = LIST.matcher(this.text);
		if (list.find()) {
			Matcher line = LINE.matcher(this.text).region(list.start(), list.end());
			while (line.find()) {
				lines.add(new Line(line.group(1), line.group(2), line.group(3), line.start(), line.end()));
			}
		}
		return lines;
	}

	private record Line(String indent, String name, String lineEnd, int start, int end) {
	}

}
