package dev.platform.cli.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * Explains all commands, a group of them or one.
 */
@Component
class Help {

	private static final SequencedMap<String, String> COMMON_OPTIONS = new LinkedHashMap<>();

	static {
		COMMON_OPTIONS.put("--help", "explain the command");
		COMMON_OPTIONS.put("--debug", "log everything, and show stack traces");
	}

	private final Commands commands;

	Help(Commands commands) {
		this.commands = commands;
	}

	/** All commands by group. */
	String overview() {
		Map<String, List<AnnotatedCommand>> groups = this.commands.visible()
			.stream()
			.collect(Collectors.groupingBy(AnnotatedCommand::getGroup, LinkedHashMap::new, Collectors.toList()));
		List<String> paragraphs = new ArrayList<>();
		paragraphs.add("Usage: platform <command> [options]");
		groups.forEach((group, members) -> paragraphs.add(section(group, list(members, width()))));
		paragraphs.add(section("Options of every command", columns(COMMON_OPTIONS, width())));
		paragraphs.add("""
				platform <command> --help shows the options of a command and an example.
				platform alone, at a terminal, opens a shell with completion and history.""");
		return String.join("\n\n", paragraphs);
	}

	private int width() {
		return this.commands.visible().stream().mapToInt((command) -> command.getName().length()).max().orElse(0);
	}

	/** The commands whose name begins with these words. */
	String group(List<String> words) {
		String usage = "Usage: platform %s <command> [options]".formatted(String.join(" ", words));
		return usage + "\n\n" + section("Commands", list(this.commands.below(words), 0));
	}

	/** One command with its options and examples. */
	String command(AnnotatedCommand command) {
		List<String> paragraphs = new ArrayList<>(List.of("Usage: " + command.usage(), command.getDescription()));
		List<CommandParameter> arguments = command.parameters().stream().filter((each) -> !each.isOption()).toList();
		if (!arguments.isEmpty()) {
			paragraphs.add(section("Arguments", parameters(arguments)));
		}
		if (!command.options().isEmpty()) {
			paragraphs.add(section("Options", parameters(command.options())));
		}
		if (!command.getHelp().isEmpty()) {
			String title = (command.getHelp().lines().count() == 1) ? "Example" : "Examples";
			paragraphs.add(section(title, command.getHelp().lines().map(String::strip).toList()));
		}
		return String.join("\n\n", paragraphs);
	}

	private static List<String> list(List<AnnotatedCommand> commands, int width) {
		Map<String, String> rows = new LinkedHashMap<>();
		commands.forEach((command) -> rows.put(command.getName(), command.getDescription()));
		return columns(rows, width);
	}

	private static List<String> parameters(List<CommandParameter> parameters) {
		Map<String, String> rows = new LinkedHashMap<>();
		parameters.forEach((parameter) -> rows.put(name(parameter), description(parameter)));
		return columns(rows, 0);
	}

	private static String name(CommandParameter parameter) {
		return parameter.hasShortName() ? "-%s, %s".formatted(parameter.shortName(), parameter.synopsis())
				: parameter.synopsis();
	}

	private static String description(CommandParameter parameter) {
		if (parameter.required()) {
			return parameter.description() + " (required)";
		}
		return parameter.description()
				+ (parameter.defaultValue().isEmpty() ? "" : " (default: %s)".formatted(parameter.defaultValue()));
	}

	private static List<String> columns(Map<String, String> rows, int atLeast) {
		int width = rows.keySet().stream().mapToInt(String::length).reduce(atLeast, Math::max);
		return rows.entrySet()
			.stream()
			.map((row) -> row.getKey() + " ".repeat(width - row.getKey().length() + 2) + row.getValue())
			.map(String::stripTrailing)
			.toList();
	}

	private static String section(String title, List<String> lines) {
		return title.toUpperCase(Locale.ROOT) + "\n"
				+ lines.stream().map((line) -> "  " + line).collect(Collectors.joining("\n"));
	}

}
