package dev.platform.cli.output;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lines that GitHub Actions would take for commands ({@code ::error::…}) where they are
 * somebody's text.
 */
public final class WorkflowCommands {

	private WorkflowCommands() {
	}

	/** The text with every such line parted, where a runner reads it. */
	public static String disarmed(String text, Map<String, String> environment) {
		boolean read = environment.getOrDefault("GITHUB_ACTIONS", "").equals("true")
				&& (text.contains("::") || text.contains("##["));
		return read ? text.lines().map(WorkflowCommands::disarmed).collect(Collectors.joining("\n")) : text;
	}

	private static String disarmed(String line) {
		String words = line.stripLeading();
		String safe = words.startsWith("::") ? line.replaceFirst("::", ": :") : line;
		return safe.replace("##[", "## [");
	}

}
